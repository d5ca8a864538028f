"""The shape of what `--json` prints: every object and every field, declared once.

What makes these objects lives in `json_file` and its neighbours, which the checker holds to this; the files that
`meet export` writes are described in `storage.export_file`.
"""
