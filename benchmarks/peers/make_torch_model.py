"""Reference for `fnde import-torch`: the state dictionary of a small Neural CDE, series and the logits of PyTorch.

    python make_torch_model.py --out ../../fnde-experiments/src/test/resources/org/fnde/experiments/recognition

The model is the published one with other sizes (21 channels, state 6, layers of 5, three of them, 10 classes) and the
default initialisation; the series are random walks behind their time. It is solved by torchdiffeq's dopri5 with the inner
knots as jump times, at rtol 1e-3 and atol 1e-6 in float32, and once more in float64 at 1e-10.
"""

import argparse
from pathlib import Path

import torch
import torchdiffeq
from safetensors.torch import save_file
from torch import nn

CHANNELS, HIDDEN, INNER, LAYERS, CLASSES, LENGTH, ROWS = 21, 6, 5, 3, 10, 81, 3


class Field(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear_in = nn.Linear(HIDDEN, INNER)
        self.linears = nn.ModuleList(nn.Linear(INNER, INNER) for _ in range(LAYERS - 1))
        self.linear_out = nn.Linear(INNER, HIDDEN * CHANNELS)

    def forward(self, z):
        z = self.linear_in(z).relu()
        for linear in self.linears:
            z = linear(z).relu()
        return self.linear_out(z).view(-1, HIDDEN, CHANNELS).tanh()


class NeuralCde(nn.Module):
    def __init__(self):
        super().__init__()
        self.func = Field()
        self.initial = nn.Linear(CHANNELS, HIDDEN)
        self.readout = nn.Linear(HIDDEN, CLASSES)
        self.register_buffer("times", torch.arange(LENGTH, dtype=torch.float32))

    def forward(self, x, rtol, atol):
        times = self.times.to(x.dtype)
        slopes = (x[:, 1:] - x[:, :-1]) / (times[1:] - times[:-1]).unsqueeze(-1)

        def field(t, z):
            index = (torch.bucketize(t, times) - 1).clamp(0, LENGTH - 2)
            return (self.func(z) @ slopes[:, index].unsqueeze(-1)).squeeze(-1)

        options = {"jump_t": times[1:-1]}
        ends = torch.stack([times[0], times[-1]])
        z = torchdiffeq.odeint(
            field, self.initial(x[:, 0]), ends, rtol=rtol, atol=atol, method="dopri5", options=options
        )
        return self.readout(z[-1])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    torch.manual_seed(0)
    model = NeuralCde()
    steps = 0.2 * torch.randn(ROWS, LENGTH, CHANNELS - 1)
    time = model.times.expand(ROWS, LENGTH).unsqueeze(-1)
    x = torch.cat([time, steps.cumsum(1)], -1).contiguous()
    out.mkdir(parents=True, exist_ok=True)
    save_file(model.state_dict(), out / "torch-model.safetensors")
    with torch.no_grad():
        logits = model(x, 1e-3, 1e-6)
        exact = model.double()(x.double(), 1e-10, 1e-10)
    save_file({"x": x, "logits": logits, "exact": exact}, out / "torch-logits.safetensors")
    print(logits, (logits - exact).abs().max())


if __name__ == "__main__":
    main()
