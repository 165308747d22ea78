"""One SymODEN training step, PyTorch with torchdiffeq 0.2.5 against fnde, in alternation.

    python make_symoden_case.py --seed 0 --batch 256 --array acrobot.npy --out case
    python symoden_step.py --weights case/weights.safetensors --batch case/batch.safetensors \\
        --norm mixed --threads 1 --pairs 5

A step is the forward solve, the loss and the adjoint solve; the optimiser is left out on both sides, so that every
step computes the same thing. float32, dopri5, rtol = atol = 1e-4. Exit status 1 if NFE or gradients disagree.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

import torch
import torchdiffeq

import symoden
from files import read_tensors, sha256, write_json
from fnde_process import FndeError, FndeProcess

ROOT = Path(__file__).resolve().parents[2]
GRADIENT_BOUND = 1e-3


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True, type=Path)
    parser.add_argument("--batch", required=True, type=Path)
    parser.add_argument("--norm", default="mixed", choices=symoden.NORMS)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--warmup", type=int, default=3, help="untimed steps of each side (default 3)")
    parser.add_argument(
        "--formulation",
        default="entries",
        choices=symoden.FORMULATIONS,
        help="how the field is written in PyTorch (default entries, as the published code; forward is the fastest)",
    )
    parser.add_argument("--peer-only", action="store_true", help="time PyTorch alone")
    parser.add_argument("--fnde", type=Path, default=ROOT / "fnde", help="the fnde launcher")
    parser.add_argument("--json", type=Path, help="also write the measurements to this file")
    options = parser.parse_args()
    for name in ("weights", "batch"):
        if not getattr(options, name).is_file():
            parser.error(f"--{name} {getattr(options, name)}: no such file; make_symoden_case.py makes it")
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
        self.model = symoden.SymOden(options.formulation)
        self.model.load_state_dict(read_tensors(options.weights))
        batch = read_tensors(options.batch)
        self.y0, self.target, self.times = (batch[name] for name in ("y0", "target", "times"))
        rows = self.y0.shape[0]
        if self.y0.shape != (rows, 8) or self.target.shape != (rows, len(self.times), 8):
            raise SystemExit(f"{options.batch}: need y0 [batch, 8], target [batch, times, 8], times [times]")
        self.norm = options.norm

    def step(self):
        return symoden.training_step(self.model, self.y0, self.target, self.times, self.norm)


def fnde_command(options):
    return [
        *(options.fnde.resolve(), "bench", "symoden-step", "--serve"),
        *("--weights", options.weights.resolve(), "--batch", options.batch.resolve()),
        *("--norm", options.norm, "--threads", options.threads, "--dtype", "float32"),
    ]


def gradient_difference(ours, theirs):
    """2-norm of the difference over the 2-norm of PyTorch's gradient, all tensors joined, in float64."""
    if ours.keys() != theirs.keys():
        raise SystemExit(f"the gradients' names differ: {sorted(ours.keys() ^ theirs.keys())}")
    a = symoden.flat([ours[name].double() for name in theirs])
    b = symoden.flat([theirs[name].double() for name in theirs])
    return ((a - b).norm() / b.norm()).item()


def fnde_gradient(fnde):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gradient.safetensors"
        fnde.gradient(path)
        return read_tensors(path)


def alternate(peer, fnde, options):
    """Timed steps of both sides; who goes first changes from pair to pair."""
    for _ in range(options.warmup):
        peer.step()
        fnde.step()
    pairs = []
    for i in range(options.pairs):
        if i % 2:
            theirs, ours = peer.step(), fnde.step()
        else:
            ours, theirs = fnde.step(), peer.step()
        pairs.append((theirs, ours))
        print(f"pair {i + 1}: torch {theirs.seconds:.3f} s, fnde {ours['seconds']:.3f} s", flush=True)
    return pairs


def counts(step):
    return {
        "loss": step.loss,
        "nfe_forward": step.forward.nfe,
        "nfe_backward": step.backward.nfe,
        "accepted": step.forward.accepted + step.backward.accepted,
        "rejected": step.forward.rejected + step.backward.rejected,
    }


def report_line(name, seconds, values):
    print(
        f"{name:6} median {statistics.median(seconds):.3f} s, least {min(seconds):.3f} s; "
        f"NFE {values['nfe_forward']} + {values['nfe_backward']}, accepted {values['accepted']}, "
        f"rejected {values['rejected']}, loss {values['loss']:.8g}"
    )


def run_peer(peer, options):
    for _ in range(options.warmup):
        peer.step()
    steps = [peer.step() for _ in range(options.pairs)]
    seconds = [s.seconds for s in steps]
    report_line("torch", seconds, counts(steps[-1]))
    print(f"       forward solve and loss: median {statistics.median(s.forward_seconds for s in steps):.3f} s")
    return {"torch": counts(steps[-1]) | {"seconds": seconds, "forward_seconds": [s.forward_seconds for s in steps]}}


def check_same_setting(ready, options, weights_hash):
    wanted = {"threads": options.threads, "dtype": "float32", "weights_sha256": weights_hash}
    for key, value in wanted.items():
        if ready[key] != value:
            raise FndeError(f"fnde runs with {key} {ready[key]}, PyTorch with {value}")


def run_both(peer, options, weights_hash, command, nfe_bound=0.0):
    with FndeProcess(command) as fnde:
        print("fnde: ", fnde.ready, flush=True)
        check_same_setting(fnde.ready, options, weights_hash)
        pairs = alternate(peer, fnde, options)
        theirs, ours = pairs[-1]
        difference = gradient_difference(fnde_gradient(fnde), theirs.gradient)
    torch_seconds = [t.seconds for t, _ in pairs]
    fnde_seconds = [o["seconds"] for _, o in pairs]
    ratio = statistics.median(fnde_seconds) / statistics.median(torch_seconds)
    keys = ("nfe_forward", "nfe_backward")
    apart = max(abs(ours[key] / counts(theirs)[key] - 1) for key in keys)
    same = apart <= nfe_bound
    report_line("torch", torch_seconds, counts(theirs))
    report_line("fnde", fnde_seconds, ours)
    verdict = "equal" if apart == 0 else f"within {nfe_bound:.0%}" if same else "DIFFER"
    print(f"relative gradient difference {difference:.3g} (at most {GRADIENT_BOUND:g}); NFE {verdict}")
    print(f"ratio of medians, fnde / torch: {ratio:.3f}")
    return {
        "torch": counts(theirs) | {"seconds": torch_seconds},
        "fnde": ours | {"seconds": fnde_seconds},
        "gradient_difference": difference,
        "ratio": ratio,
        "agree": bool(same and difference <= GRADIENT_BOUND),
    }


def main():
    options = arguments()
    setting = {
        "norm": options.norm,
        "threads": options.threads,
        "dtype": "float32",
        "formulation": options.formulation,
        "weights_sha256": sha256(options.weights),
        "torch": torch.__version__,
        "torchdiffeq": torchdiffeq.__version__,
    }
    peer = Peer(options)
    setting["batch"] = len(peer.y0)
    print("torch:", setting, flush=True)
    try:
        result = run_peer(peer, options) if options.peer_only else run_both(
            peer, options, setting["weights_sha256"], fnde_command(options)
        )
    except FndeError as error:
        sys.exit(f"symoden_step: {error}")
    if options.json:
        write_json(options.json, {"schema": "fnde-peer-symoden-step/1", "setting": setting} | result)
    if not result.get("agree", True):
        sys.exit(1)


if __name__ == "__main__":
    main()
