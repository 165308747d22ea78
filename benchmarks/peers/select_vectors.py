"""Reduces reference solves of torchdiffeq to the cases of one method that the Java tests read.

    python select_vectors.py --from DIR --out ../../fnde-tests/src/test/resources/org/fnde/tests/vectors

DIR holds problems.json, odeint_adaptive.json, odeint_options.json, odeint_adjoint.json, cde_controls.json,
cdeint.json and cde_gridpoints.json. README.md beside the written files describes them. Numbers are copied as they are; nothing is computed.
"""

import argparse
import json
from pathlib import Path

METHOD = "dopri5"
PROBLEM_KEYS = ("kind", "rhs", "params", "jac_y", "jac_p", "df_dt", "A", "layers")
TRUTH_KEYS = ("problem", "y0", "t", "loss_weights", "grad_y0", "grad_params", "grad_t")
STEP_KEYS = ("n_accepted", "n_rejected", "accepted", "rejected")  # at most 120 in each list
SKIP_SUFFIX = "/adj_rk4"  # the adjoint by a fixed-step method
CDE_FILES = {"controls": "cde_controls", "cdeint": "cdeint", "gridpoints": "cde_gridpoints"}


def read(folder, name):
    return json.loads((folder / name).read_text(encoding="utf-8"))


def keep(entry, keys):
    return {k: entry[k] for k in keys if k in entry}


def case(entry):
    """A case without what all of them share or its id says."""
    kept = {k: v for k, v in entry.items() if k not in ("method", "direction")}
    for name in ("steps", "backward_steps"):
        if name in kept:
            kept[name] = keep(kept[name], STEP_KEYS)
    return {k: v for k, v in kept.items() if v is not None and v != {}}


def cases(document):
    return [
        case(c)
        for c in document["cases"]
        if c["method"] == METHOD and not c["id"].endswith(SKIP_SUFFIX)
    ]


def write(path, entries):
    """One entry a line, so that a difference can be read."""
    lines = ",\n".join(json.dumps(e, separators=(",", ":")) for e in entries)
    path.write_text("[\n" + lines + "\n]\n", encoding="utf-8")
    print(f"{path.name}: {len(entries)} entries, {path.stat().st_size} bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--from", dest="source", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    source = arguments.source
    adaptive, options, adjoint = (
        read(source, f"odeint_{name}.json") for name in ("adaptive", "options", "adjoint")
    )
    problems = dict(read(source, "problems.json")["problems"])
    for document in (options, adjoint):
        problems.update(document.get("extra_problems", {}))
    arguments.out.mkdir(parents=True, exist_ok=True)
    write(
        arguments.out / "problems.json",
        [{"name": name, **keep(p, PROBLEM_KEYS)} for name, p in problems.items()],
    )
    write(arguments.out / "adaptive.json", cases(adaptive))
    write(arguments.out / "options.json", cases(options))
    write(
        arguments.out / "truths.json",
        [{"name": name, **keep(t, TRUTH_KEYS)} for name, t in adjoint["truths"].items()],
    )
    write(arguments.out / "adjoint.json", cases(adjoint))
    for name, file in CDE_FILES.items():
        entries = [c for c in read(source, f"{file}.json")["cases"] if c.get("method") != "rk4"]
        write(arguments.out / f"{name}.json", entries)


if __name__ == "__main__":
    main()
