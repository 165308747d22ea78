"""Weights and one training batch for symoden_step.py and `./fnde bench symoden-step`.

    python make_symoden_case.py --seed 0 --batch 256 --array acrobot.npy --out case

writes case/weights.safetensors (float32, state-dict names) and case/batch.safetensors:
y0 [batch, 8], target [batch, 8 times, 8], times [8], float32.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

import acrobot_data
import symoden
from files import sha256, write_tensors


def batch_indices(seed, size, windows):
    """The first `size` of a seeded permutation of the training windows."""
    return np.random.RandomState(seed).permutation(windows)[:size]


def batch_tensors(windows, indices):
    chosen = torch.from_numpy(windows[indices])
    times = torch.from_numpy(acrobot_data.times()).float()
    return {"y0": chosen[:, 0].clone(), "target": chosen, "times": times}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--array", default="acrobot.npy", help="data set array, made if missing")
    parser.add_argument("--out", default="case", help="folder of the two files")
    options = parser.parse_args()
    windows = acrobot_data.windows(acrobot_data.load(options.array), "train")
    if not 1 <= options.batch <= len(windows):
        parser.error(f"--batch {options.batch}: need 1 to {len(windows)}, the number of training windows")
    indices = batch_indices(options.seed, options.batch, len(windows))
    out = Path(options.out)
    write_tensors(out / "weights.safetensors", symoden.seeded(options.seed).state_dict())
    write_tensors(out / "batch.safetensors", batch_tensors(windows, indices))
    for name in ("weights", "batch"):
        print(name, sha256(out / f"{name}.safetensors"))


if __name__ == "__main__":
    main()
