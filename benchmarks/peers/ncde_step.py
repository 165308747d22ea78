"""One training step of the published Neural CDE, PyTorch with torchdiffeq 0.2.5 against fnde, in alternation.

    python make_ncde_case.py --seed 0 --batch 1024 --out case
    python ncde_step.py --weights case/weights.safetensors --batch case/batch.safetensors \\
        --norm mixed --threads 2 --pairs 3

A step is the forward solve, the loss and the adjoint solve, both with the inner knots as jump times; the optimiser is
left out on both sides, so that every step computes the same thing. float32, dopri5, rtol 1e-3, atol 1e-6. Exit status 1
if NFE differ by more than a twentieth or gradients disagree.
"""

import argparse
import sys
from pathlib import Path

import torch
import torchdiffeq

import ncde
from files import read_tensors, sha256, write_json
from fnde_process import FndeError
from symoden_step import ROOT, run_both, run_peer

NFE_BOUND = 0.05


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True, type=Path)
    parser.add_argument("--batch", required=True, type=Path)
    parser.add_argument("--norm", default="mixed", choices=[n for n in ncde.NORMS if n != "acrobot-as-published"])
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--warmup", type=int, default=1, help="untimed steps of each side (default 1)")
    parser.add_argument("--backend", default="simd", help="fnde's backend (default simd)")
    parser.add_argument("--peer-only", action="store_true", help="time PyTorch alone")
    parser.add_argument("--fnde", type=Path, default=ROOT / "fnde", help="the fnde launcher")
    parser.add_argument("--json", type=Path, help="also write the measurements to this file")
    options = parser.parse_args()
    for name in ("weights", "batch"):
        if not getattr(options, name).is_file():
            parser.error(f"--{name} {getattr(options, name)}: no such file; make_ncde_case.py makes it")
    for name, least in (("threads", 1), ("pairs", 1), ("warmup", 0)):
        if getattr(options, name) < least:
            parser.error(f"--{name} {getattr(options, name)}: need at least {least}")
    if not options.peer_only and not options.fnde.is_file():
        parser.error(f"--fnde {options.fnde}: no such file; give the launcher, or --peer-only")
    return options


class Peer:
    """The PyTorch side, with the same weights in every step."""

    def __init__(self, options):
        torch.set_num_threads(options.threads)
        torch.set_num_interop_threads(1)
        self.model = ncde.NeuralCde()
        self.model.load_state_dict(read_tensors(options.weights))
        self.controlled = ncde.Controlled(self.model.func)
        batch = read_tensors(options.batch)
        self.x, self.times, self.label = (batch[name] for name in ("x", "times", "label"))
        self.norm = options.norm

    def step(self):
        return ncde.training_step(self.model, self.controlled, self.x, self.times, self.label, self.norm)


def fnde_command(options):
    return [
        *(options.fnde.resolve(), "bench", "ncde-step", "--serve"),
        *("--weights", options.weights.resolve(), "--batch", options.batch.resolve()),
        *("--norm", options.norm, "--threads", options.threads, "--dtype", "float32"),
        *("--backend", options.backend),
    ]


def main():
    options = arguments()
    setting = {
        "norm": options.norm,
        "threads": options.threads,
        "dtype": "float32",
        "weights_sha256": sha256(options.weights),
        "torch": torch.__version__,
        "torchdiffeq": torchdiffeq.__version__,
    }
    peer = Peer(options)
    setting["batch"] = len(peer.x)
    print("torch:", setting, flush=True)
    try:
        if options.peer_only:
            result = run_peer(peer, options)
        else:
            command = fnde_command(options)
            result = run_both(peer, options, setting["weights_sha256"], command, NFE_BOUND)
    except FndeError as error:
        sys.exit(f"ncde_step: {error}")
    if options.json:
        write_json(options.json, {"schema": "fnde-peer-ncde-step/1", "setting": setting} | result)
    if not result.get("agree", True):
        sys.exit(1)


if __name__ == "__main__":
    main()
