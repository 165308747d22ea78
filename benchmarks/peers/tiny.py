"""Time of one torchdiffeq dopri5 step on a tiny neural ODE: y' = tanh(y^3 W1 + b1) W2 + b2, 2-50-2, batch 20.

    python tiny.py [--dtype float32] [--threads 1] [--repeats 7]

Where the work of a step is a few microseconds, this measures the overhead per step.
"""

import argparse
import statistics
import time

import torch
import torchdiffeq
from torch import nn


class TinyField(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(2, 50), nn.Tanh(), nn.Linear(50, 2))
        self.nfe = self.steps = 0

    def forward(self, t, y):
        self.nfe += 1
        return self.net(y**3)

    def callback_step(self, t0, y0, dt):
        self.steps += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dtype", default="float32", choices=("float32", "float64"))
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--repeats", type=int, default=7)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    dtype = getattr(torch, options.dtype)
    field = TinyField().to(dtype)
    y0 = torch.randn(20, 2, dtype=dtype)
    times = torch.tensor([0.0, 100.0], dtype=dtype)
    micros = []
    with torch.no_grad():
        for repeat in range(options.repeats + 1):
            field.nfe = field.steps = 0
            start = time.perf_counter()
            torchdiffeq.odeint(field, y0, times, rtol=1e-5, atol=1e-5, method="dopri5")
            micros.append((time.perf_counter() - start) / field.steps * 1e6)
    timed = micros[1:]
    print(
        f"{options.dtype}, {options.threads} thread(s): {field.steps} steps, NFE {field.nfe}; "
        f"per step median {statistics.median(timed):.0f} us, least {min(timed):.0f} us"
    )


if __name__ == "__main__":
    main()
