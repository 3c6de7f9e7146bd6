#!/usr/bin/env python3
"""Holds rules files against `medbring schema`, with the few words of JSON
Schema that it uses. All scalars are read as strings, so that a number or a
yes is known by how it is spelled."""

import glob
import json
import os
import re
import subprocess
import sys

try:
	import jsonschema
	import yaml
except ImportError:
	jsonschema = None

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, "..", ".."))
sys.path.insert(0, os.path.join(HERE, "..", "lib"))
import plain_yaml  # noqa: E402

MEDBRING = os.environ.get("MEDBRING", os.path.join(ROOT, "build", "medbring"))
KNOWN = {"$ref", "$schema", "title", "description", "definitions", "type", "properties", "patternProperties",
	"additionalProperties", "required", "oneOf", "anyOf", "enum", "pattern", "items", "propertyNames", "not",
	"dependencies"}
# What only the program can see: ids, types, limits and what is in a text.
BEYOND = {"tests-of-papers", "tests-of-persons", "anchor", "apart", "bad-language", "bad-limits", "bad-test", "bad-value", "base", "condition", "duplicate-id",
	"duplicate-key", "encoding", "fixed-and-asked", "group-cycle", "kind-in-two-rows", "line", "list-too-long", "most",
	"role-cycle", "same-as", "test-type", "text-too-long", "too-many", "unknown-id", "unknown-placeholder",
	"unsafe-character", "with-cycle", "wrong-id"}


def fits_type(value, name):
	if name == "object":
		return isinstance(value, dict)
	if name == "array":
		return isinstance(value, list)
	if not isinstance(value, (str, int, bool, float)):
		return False
	return {
		"string": True,
		"integer": re.fullmatch("[0-9]+", str(value)) is not None,
		"number": re.fullmatch("[0-9.]+", str(value)) is not None,
		"boolean": str(value).lower() in ("yes", "no", "true", "false", "on", "off"),
	}[name]


class Validator:
	def __init__(self, schema):
		self.schema = schema

	def faults(self, value, schema, path):
		unknown = set(schema) - KNOWN
		if unknown:
			yield "%s: words of JSON Schema that this test does not know: %s" % (path, unknown)
		if "$ref" in schema:
			yield from self.faults(value, self.schema["definitions"][schema["$ref"].split("/")[-1]], path)
		types = schema.get("type")
		if types and not any(fits_type(value, name) for name in ([types] if isinstance(types, str) else types)):
			yield "%s: not a %s" % (path, types)
			return
		if "not" in schema and not list(self.faults(value, schema["not"], path)):
			yield "%s: %s may not stand here" % (path, value)
		if "enum" in schema and str(value) not in schema["enum"]:
			yield "%s: %s is none of %s" % (path, value, schema["enum"])
		if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
			yield "%s: %s does not look like %s" % (path, value, schema["pattern"])
		for choice, fits in (("oneOf", lambda n: n == 1), ("anyOf", lambda n: n > 0)):
			if choice in schema:
				wrong = [list(self.faults(value, one, path)) for one in schema[choice]]
				if not fits(sum(not one for one in wrong)):
					least = min(wrong, key=len)
					yield least[0] if least else "%s: fits too many of %s" % (path, choice)
		if isinstance(value, dict):
			yield from self.faults_of_mapping(value, schema, path)
		if isinstance(value, list) and "items" in schema:
			for index, item in enumerate(value):
				yield from self.faults(item, schema["items"], "%s[%d]" % (path, index))

	def faults_of_mapping(self, value, schema, path):
		for key in schema.get("required", []):
			if key not in value:
				yield "%s: %s is missing" % (path, key)
		for key, one in schema.get("dependencies", {}).items():
			if key in value:
				yield from self.faults(value, one, "%s beside %s" % (path, key))
		for key in value if "propertyNames" in schema else ():
			yield from self.faults(key, schema["propertyNames"], "%s.%s" % (path, key))
		for key, child in value.items():
			inner = "%s.%s" % (path, key)
			if key in schema.get("properties", {}):
				yield from self.faults(child, schema["properties"][key], inner)
				continue
			patterns = [one for pattern, one in schema.get("patternProperties", {}).items() if re.search(pattern, key)]
			for one in patterns:
				yield from self.faults(child, one, inner)
			additional = schema.get("additionalProperties", True)
			if not patterns and additional is False:
				yield "%s: no such key" % inner
			elif not patterns and isinstance(additional, dict):
				yield from self.faults(child, additional, inner)


def as_editors_read():
	"""YAML 1.2: numbers, true and false are no strings; yes, no and dates are."""
	class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):    # libyaml's, as the program's, where it is there
		pass
	Loader.yaml_implicit_resolvers = {}
	Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))
	Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^[0-9]+$"), list("0123456789"))
	Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(~|null|)$"), ["~", "n", ""])
	Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))
	return Loader


def judged_by_library(schema, files):
	"""The same by a validator that is not ours, where it is installed; also of each file with a fault in its shape."""
	if not jsonschema:
		print("without python3-jsonschema and python3-yaml: only our own reading of the schema")
		return
	jsonschema.Draft7Validator.check_schema(schema)
	validator = jsonschema.Draft7Validator(schema)
	loader = as_editors_read()
	for name in files:
		with open(name, encoding="utf-8") as file:
			fault = next(validator.iter_errors(yaml.load(file, loader)), None)
		yield fault and "%s: %s: %s" % (name, list(fault.absolute_path), fault.message[:200])
	for name in sorted(glob.glob(os.path.join(ROOT, "tests", "diagnostics", "*.yaml"))):
		with open(name, "rb") as file:
			text = file.read()
		if os.path.basename(name)[:-5] in BEYOND or text.startswith(b"# answers"):
			continue
		try:
			accepted = validator.is_valid(yaml.load(text.decode("utf-8", "replace"), loader))
		except yaml.YAMLError:
			accepted = False
		yield "%s is accepted" % name if accepted else None


def main():
	schema = json.loads(subprocess.run([MEDBRING, "schema"], stdout=subprocess.PIPE, check=True).stdout)
	validator = Validator(schema)
	passed = failed = 0
	files = [os.path.join(ROOT, "rules.yaml"), os.path.join(ROOT, "tests", "cli", "rules.yaml")]
	files += sorted(glob.glob(os.path.join(ROOT, "tests", "rules", "**", "*.yaml"), recursive=True))
	files += sorted(glob.glob(os.path.join(ROOT, "tests", "lint", "*.yaml")))
	for name in files:
		faults = list(validator.faults(plain_yaml.load(name), schema, ""))
		failed += bool(faults)
		passed += not faults
		for fault in faults[:5]:
			print("not ok: %s: %s" % (os.path.basename(name), fault))
	for judged in judged_by_library(schema, files):
		passed += judged is None
		failed += judged is not None
		if judged:
			print("not ok: python3-jsonschema: %s" % judged)
	good = plain_yaml.load(files[1])
	for what, change in {
		"a key that is not there": lambda rules: rules.update(documnets={}),
		"no languages": lambda rules: rules.pop("languages"),
		"a document's wrong key": lambda rules: rules["documents"]["card"].update(Label="x"),
		"two operators": lambda rules: rules["checklists"]["post"].update(any=[]),
		"no operator": lambda rules: rules["checklists"]["post"].pop("one"),
		"a wrong type": lambda rules: rules["facts"]["age"].update({"is": "years"}),
		"a list for a mapping": lambda rules: rules.update(documents=[]),
	}.items():
		rules = json.loads(json.dumps(good))
		change(rules)
		if list(validator.faults(rules, schema, "")):
			passed += 1
		else:
			failed += 1
			print("not ok: %s is accepted" % what)
	print("%d passed, %d failed" % (passed, failed))
	return 1 if failed else 0


sys.exit(main())
