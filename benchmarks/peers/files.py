"""Reading and writing of the files that both sides of a comparison share."""

import hashlib
import json
import os
from pathlib import Path

from safetensors.torch import load_file, save_file


def write_tensors(path, tensors, metadata=None):
    """Safetensors, written to a temporary name and moved into place."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    save_file({k: v.detach().contiguous() for k, v in tensors.items()}, partial, metadata)
    partial.chmod(0o644)
    os.replace(partial, path)


def read_tensors(path):
    return load_file(path)


def write_json(path, value):
    """JSON with one line for each innermost list or object of scalars; floats round-trip exactly."""
    path = Path(path)
    partial = path.with_name(path.name + ".partial")
    text = render(value) + "\n"
    assert json.loads(text) == json.loads(json.dumps(value))
    partial.write_text(text)
    os.replace(partial, path)


def render(value, indent=""):
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if not any(isinstance(child, (dict, list)) for child in children):
        return json.dumps(value)
    inner = indent + "  "
    if isinstance(value, dict):
        items = [f"{inner}{json.dumps(k)}: {render(v, inner)}" for k, v in value.items()]
        return "{\n" + ",\n".join(items) + f"\n{indent}}}"
    return "[\n" + ",\n".join(inner + render(v, inner) for v in value) + f"\n{indent}]"


def sha256(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()
