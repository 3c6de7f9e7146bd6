visit: 2026-12-01
facts:
  name-tag: "k1"
