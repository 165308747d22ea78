"""Reference values of the SymODEN model for the Java tests, made with PyTorch in float64.

    python make_test_resources.py --array acrobot.npy \\
        --out ../../fnde-tests/src/test/resources/org/fnde/tests/symoden

README.md beside the files describes them. The script stops where its own checks fail.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
import torchdiffeq

import acrobot_data
import symoden
from files import sha256, write_json, write_tensors
from make_symoden_case import batch_indices, batch_tensors

SEED = 0
BATCHES = (1, 57, 256)
SMALL = 2000  # a gradient with at most so many entries is stored whole
DTYPES = {"float64": torch.float64, "float32": torch.float32}


def states(batch):
    """States and cotangents [batch, 8], float64 with values that float32 holds exactly."""
    rng = np.random.RandomState(1000 + batch)
    q = rng.uniform(-np.pi, np.pi, (batch, 2))
    v = rng.normal(0, (2.664, 3.788), (batch, 2))
    u = rng.uniform(-2, 2, (batch, 2))
    y = np.concatenate([np.cos(q), np.sin(q), v, u], axis=1)
    return [torch.from_numpy(x.astype(np.float32)).double() for x in (y, rng.normal(size=(batch, 8)))]


def field_and_vjp(model, y, cotangent):
    y = y.clone().requires_grad_()
    value = model.func(torch.zeros((), dtype=y.dtype), y)
    names, parameters = zip(*model.named_parameters())
    grads = torch.autograd.grad(value, (y, *parameters), cotangent, allow_unused=True)
    zeroed = [torch.zeros_like(p) if g is None else g for p, g in zip(parameters, grads[1:])]
    return value.detach(), grads[0], dict(zip(names, zeroed))


def pattern(size):
    return torch.cos(0.1 * torch.arange(size, dtype=torch.float64) + 0.3)


def summary(gradient):
    """Rows (sum, 2-norm, inner product with cos(0.1 i + 0.3) over the flat index), float64."""
    flat = [g.double().reshape(-1) for g in gradient.values()]
    return torch.stack([torch.stack((g.sum(), g.norm(), g @ pattern(g.numel()))) for g in flat])


def small(prefix, gradient):
    return {prefix + name: g for name, g in gradient.items() if g.numel() <= SMALL}


def relative(a, b):
    """Difference of two gradients over the 2-norm of the second, all tensors joined."""
    a, b = (symoden.flat(list(x.values())).double() for x in (a, b))
    return ((a - b).norm() / b.norm()).item()


def make_vectors(weights, out):
    model, reverse, entries, single = (symoden.SymOden(f) for f in (*symoden.FORMULATIONS, "forward"))
    for m in (model, reverse, entries, single):
        m.load_state_dict(weights)
    model, reverse, entries = model.double(), reverse.double(), entries.double()
    tensors = {}
    for batch in BATCHES:
        y, cotangent = states(batch)
        f, vjp_y, vjp = field_and_vjp(model, y, cotangent)
        for twin in (reverse, entries):
            f2, vjp_y2, vjp2 = field_and_vjp(twin, y, cotangent)
            assert (f - f2).abs().max() < 1e-12 and (vjp_y - vjp_y2).abs().max() < 1e-11
            assert relative(vjp2, vjp) < 1e-13
        f3, vjp_y3, vjp3 = field_and_vjp(single, y.float(), cotangent.float())
        errors = [((a - b).norm() / b.norm()).item() for a, b in ((f3, f), (vjp_y3, vjp_y))]
        worst = max(relative({n: vjp3[n]}, {n: g}) for n, g in vjp.items() if g.norm() > 0)
        print(f"batch {batch}: float32 relative errors of f, vjp y, vjp parameters:", *errors, relative(vjp3, vjp))
        print("  worst parameter tensor:", worst)
        p = f"b{batch}."
        nets = {"M_net": model.func.M_net, "V_net": model.func.V_net, "g_net": model.func.g_net.mlp}
        tensors |= {p + "y": y, p + "cotangent": cotangent, p + "f": f, p + "vjp.y": vjp_y}
        tensors |= {p + name: net(y[:, :4]) for name, net in nets.items()}
        tensors |= {p + "summary": summary(vjp)} | small(p + "vjp.", vjp)
    write_tensors(out / "vectors.safetensors", tensors)


def run_norms(weights, batch, dtype):
    """One training step for each norm, at the published tolerances."""
    model = symoden.SymOden()
    model.load_state_dict(weights)
    model = model.to(dtype)
    times = torch.from_numpy(acrobot_data.times()).to(dtype)
    y0, target = batch["y0"].to(dtype), batch["target"].to(dtype)
    return {norm: symoden.training_step(model, y0, target, times, norm) for norm in symoden.NORMS}


def describe(step):
    counts = {
        side: {
            "nfe": c.nfe,
            "accepted": c.accepted,
            "rejected": c.rejected,
            "earliestTime": min(c.times),
            "latestTime": max(c.times),
        }
        for side, c in (("forward", step.forward), ("backward", step.backward))
    }
    return {"loss": step.loss} | counts | {"summary": summary(step.gradient).tolist()}


def make_training_batch(weights, windows, out):
    indices = batch_indices(SEED, 256, len(windows))
    batch = batch_tensors(windows, indices)
    results, gradients = {}, {}
    for dtype in DTYPES:
        steps = run_norms(weights, batch, DTYPES[dtype])
        for norm in ("mixed-joint", "seminorm"):
            assert relative(steps[norm].gradient, steps["mixed"].gradient) == 0, norm
        results[dtype] = {norm: describe(step) for norm, step in steps.items()}
        gradients[dtype] = {norm: step.gradient for norm, step in steps.items()}
        for norm, step in steps.items():
            distance = relative(step.gradient, gradients["float64"][norm])
            print(dtype, norm, step.forward.nfe, step.backward.nfe, step.loss, "from float64:", distance)
    whole = {}
    for norm in ("mixed", "acrobot-as-published"):
        whole |= small(norm + ".", gradients["float64"][norm])
    write_tensors(out / "training-batch.safetensors", {k: batch[k] for k in ("y0", "target")})
    write_tensors(out / "training-gradients.safetensors", whole)
    write_json(
        out / "training-batch.json",
        {
            "schema": "fnde-symoden-training-batch/1",
            "made_with": f"torch {torch.__version__.split('+')[0]}, torchdiffeq {torchdiffeq.__version__}",
            "weights_sha256": sha256(out / "weights.safetensors"),
            "rtol": 1e-4,
            "atol": 1e-4,
            "windows": indices.tolist(),
            "times": acrobot_data.times().tolist(),
            "tensors": list(weights),
            "results": results,
        },
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--array", default="acrobot.npy", help="data set array, made if missing")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    out = Path(options.out)
    weights = symoden.seeded(SEED).state_dict()
    write_tensors(out / "weights.safetensors", weights)
    make_vectors(weights, out)
    make_training_batch(weights, acrobot_data.windows(acrobot_data.load(options.array), "train"), out)


if __name__ == "__main__":
    main()
