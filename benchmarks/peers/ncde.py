"""The published Neural CDE for Speech Commands in plain PyTorch, solved by torchdiffeq's adjoint.

dz/dt = f(z) dX/dt with a linear control X of 21 channels and 161 knots, z in R^90; f is a perceptron 90-40-40-40-40-1890
with ReLU, tanh at its end, read as a matrix [90, 21]. z(0) is affine in X(0), the logits are affine in z(160). The
control is evaluated as torchcde's LinearInterpolation does: a knot belongs to the piece on its left.
"""

import time

import torch
import torchdiffeq
from torch import nn

from symoden import Counts, NORMS, Step

CHANNELS, HIDDEN, INNER, LAYERS, CLASSES = 21, 90, 40, 4, 10
RTOL, ATOL = 1e-3, 1e-6


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


class Controlled(nn.Module):
    """f(z) dX/dt for one batch, and counts of its evaluations and of the solver's steps."""

    def __init__(self, func):
        super().__init__()
        self.func = func
        self.counts = Counts()

    def control(self, x, times):
        # Slices by slope are not kept: torchcde too subtracts and divides on every evaluation.
        self.x, self.times = x, times

    def forward(self, t, z):
        self.counts.nfe += 1
        index = (torch.bucketize(t.detach(), self.times) - 1).clamp(0, len(self.times) - 2)
        rise = self.x[:, index + 1] - self.x[:, index]
        slope = rise / (self.times[index + 1] - self.times[index])
        return (self.func(z) @ slope.unsqueeze(-1)).squeeze(-1)

    def callback_accept_step(self, t0, y0, dt):
        self.counts.accepted += 1

    def callback_reject_step(self, t0, y0, dt):
        self.counts.rejected += 1

    callback_accept_step_adjoint = callback_accept_step
    callback_reject_step_adjoint = callback_reject_step


class NeuralCde(nn.Module):
    """Holds func, initial and readout, so that state-dict names are the published ones."""

    def __init__(self):
        super().__init__()
        self.func = Field()
        self.initial = nn.Linear(CHANNELS, HIDDEN)
        self.readout = nn.Linear(HIDDEN, CLASSES)


def training_step(model, controlled, x, times, label, norm):
    """Forward solve, loss, adjoint solve; the inner knots are jump times of both solves."""
    model.zero_grad(set_to_none=True)
    controlled.control(x, times)
    controlled.counts = Counts()
    # Each solve gets options of its own: torchdiffeq negates jump times in reverse time.
    options = {"jump_t": times[1:-1]}
    adjoint = {"jump_t": times[1:-1]}
    if NORMS[norm] is not None:
        adjoint["norm"] = NORMS[norm]
    start = time.perf_counter()
    z = torchdiffeq.odeint_adjoint(
        controlled,
        model.initial(x[:, 0]),
        times[[0, -1]],
        rtol=RTOL,
        atol=ATOL,
        method="dopri5",
        options=options,
        adjoint_options=adjoint,
        adjoint_params=tuple(model.func.parameters()),
    )
    loss = nn.functional.cross_entropy(model.readout(z[-1]), label.long())
    middle = time.perf_counter()
    forward, controlled.counts = controlled.counts, Counts()
    loss.backward()
    end = time.perf_counter()
    backward, controlled.counts = controlled.counts, Counts()
    gradient = {name: p.grad for name, p in model.named_parameters()}
    return Step(end - start, middle - start, loss.item(), forward, backward, gradient)


def seeded(seed):
    """Default PyTorch initialisation in float32, in state-dict order, from the seed."""
    torch.manual_seed(seed)
    return NeuralCde()


def seeded_batch(seed, rows, length=161, memory=0.9):
    """A channel of times beside correlated noise of unit variance, and labels."""
    generator = torch.Generator().manual_seed(seed)
    noise = torch.randn(rows, length, CHANNELS - 1, generator=generator)
    for i in range(1, length):
        noise[:, i] = memory * noise[:, i - 1] + (1 - memory**2) ** 0.5 * noise[:, i]
    times = torch.arange(length, dtype=torch.float32)
    x = torch.cat((times.expand(rows, length).unsqueeze(-1), noise), dim=-1)
    label = torch.randint(CLASSES, (rows,), generator=generator, dtype=torch.int32)
    return {"x": x, "times": times, "label": label}
