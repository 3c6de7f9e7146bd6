#!/bin/sh
# The JSON Schema of the notation accepts what the program accepts, and refuses plain mistakes.
exec python3 "$(dirname "$0")/validate.py"
