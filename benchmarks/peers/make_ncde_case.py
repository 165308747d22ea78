"""Weights and one batch for ncde_step.py and `./fnde bench ncde-step`.

    python make_ncde_case.py --seed 0 --batch 1024 --out case

writes case/weights.safetensors (float32, state-dict names) and case/batch.safetensors: x [batch, 161, 21], times [161],
float32, and label [batch], int32.
"""

import argparse
from pathlib import Path

import ncde
from files import sha256, write_tensors


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--batch", type=int, default=1024)
    parser.add_argument("--out", default="case", help="folder of the two files")
    options = parser.parse_args()
    if options.batch < 1:
        parser.error(f"--batch {options.batch}: need at least 1")
    out = Path(options.out)
    write_tensors(out / "weights.safetensors", ncde.seeded(options.seed).state_dict())
    write_tensors(out / "batch.safetensors", ncde.seeded_batch(options.seed, options.batch))
    for name in ("weights", "batch"):
        print(name, sha256(out / f"{name}.safetensors"))


if __name__ == "__main__":
    main()
