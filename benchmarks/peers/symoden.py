"""SymODEN_T for the acrobot in plain PyTorch, solved by torchdiffeq's adjoint: the peer of fnde's model.

State y = (cos q1, cos q2, sin q1, sin q2, q1', q2', u1, u2), shape [batch, 8]. With c = y[0:4]:

    Minv(c) = L L^T + 0.1 I, L = [[l11, 0], [l21, l22]], (l11, l22, l21) = M_net(c)
    p = Minv(c)^{-1} q',  H(c, p) = 1/2 p^T Minv(c) p + V(c),  F = g(c) u
    dq = dH/dp,  dp = sin q * dH/d(cos q) - cos q * dH/d(sin q) + F   (partials at fixed p)
    c' = (-sin q * dq, cos q * dq),  q'' = Minv dp + (dMinv/dc . c') p,  u' = 0
"""

import time
from dataclasses import dataclass, field

import torch
import torchdiffeq
from torch import nn
from torch.nn.functional import softplus

FORMULATIONS = ("forward", "reverse", "entries")


class Mlp(nn.Module):
    """Affine layers linear1, linear2, ... with softplus between them."""

    def __init__(self, *widths):
        super().__init__()
        self.depth = len(widths) - 1
        for i in range(self.depth):
            setattr(self, f"linear{i + 1}", nn.Linear(widths[i], widths[i + 1]))

    def layers(self):
        return [getattr(self, f"linear{i + 1}") for i in range(self.depth)]

    def forward(self, x):
        *hidden, last = self.layers()
        for layer in hidden:
            x = softplus(layer(x))
        return last(x)

    def with_tangent(self, x):
        """The value, and a function that maps a tangent of x to the tangent of the value."""
        *hidden, last = self.layers()
        slopes = []
        for layer in hidden:
            z = layer(x)
            slopes.append(torch.sigmoid(z))
            x = softplus(z)

        def tangent(dx):
            for layer, slope in zip(hidden, slopes):
                dx = slope * (dx @ layer.weight.T)
            return dx @ last.weight.T

        return last(x), tangent


class MatrixNet(nn.Module):
    """g(c): a 2x2 matrix, row-major."""

    def __init__(self):
        super().__init__()
        self.mlp = Mlp(4, 300, 300, 4)

    def forward(self, c):
        return self.mlp(c).view(-1, 2, 2)


class SymOdenField(nn.Module):
    """The vector field, in one of three formulations whose values agree to rounding:

    forward: each network once; one reverse sweep for dH/dc; one forward-mode sweep for dMinv/dc . c'
    reverse: the same, with a reverse sweep for each of M_net's three outputs in place of the last
    entries: word for word: H on a fresh variable (M_net runs twice), a reverse sweep for each of the
             four entries of Minv
    """

    def __init__(self, formulation="forward"):
        super().__init__()
        if formulation not in FORMULATIONS:
            raise ValueError(f"formulation {formulation!r}: need one of {FORMULATIONS}")
        self.formulation = formulation
        self.M_net = Mlp(4, 400, 400, 400, 3)
        self.V_net = Mlp(4, 300, 300, 1)
        self.g_net = MatrixNet()
        self.counts = Counts()

    def forward(self, t, y):
        self.counts.nfe += 1
        self.counts.times.append(float(t.detach()))
        outer = torch.is_grad_enabled()
        with torch.enable_grad():
            c, v, u = y[:, :4], y[:, 4:6], y[:, 6:]
            if not c.requires_grad:
                c = c.detach().requires_grad_()
            formula = self._entries if self.formulation == "entries" else self._compact
            return formula(c, v, u, outer)

    def _compact(self, c, v, u, outer):
        if self.formulation == "forward":
            l, push = self.M_net.with_tangent(c)
        else:
            l, push = self.M_net(c), lambda dc: torch.stack([(row * dc).sum(dim=1) for row in rows(l, c, outer)], dim=1)
        minv = inverse_mass(l)
        p = solve2(minv, v)
        potential = self.V_net(c)
        # The cotangent 1/2 p p^T of Minv is how "at fixed p" is said: p stays differentiable itself.
        half_pp = 0.5 * p[:, :, None] * p[:, None, :]
        (dh,) = torch.autograd.grad(
            (minv, potential), c, (half_pp, torch.ones_like(potential)), retain_graph=True, create_graph=outer
        )
        dq = times2(minv, p)
        dp, dc = self._hamilton(c, u, dq, dh)
        acceleration = times2(minv, dp) + times2(inverse_mass_tangent(l, push(dc)), p)
        return torch.cat((dc, acceleration, torch.zeros_like(u)), dim=1)

    def _entries(self, c, v, u, outer):
        minv = inverse_mass(self.M_net(c))
        p = solve2(minv, v)
        fresh = torch.cat((c, p), dim=1)
        c2, p2 = fresh[:, :4], fresh[:, 4:]
        energy = 0.5 * (p2 * times2(inverse_mass(self.M_net(c2)), p2)).sum() + self.V_net(c2).sum()
        (dh,) = torch.autograd.grad(energy, fresh, create_graph=True)
        dp, dc = self._hamilton(c, u, dh[:, 4:], dh[:, :4])
        tangents = [(row * dc).sum(dim=1) for row in rows(minv.reshape(-1, 4), c, outer)]
        minv_tangent = torch.stack(tangents, dim=1).view(-1, 2, 2)
        acceleration = times2(minv, dp) + times2(minv_tangent, p)
        return torch.cat((dc, acceleration, torch.zeros_like(u)), dim=1)

    def _hamilton(self, c, u, dq, dh):
        cos, sin = c[:, :2], c[:, 2:]
        dp = sin * dh[:, :2] - cos * dh[:, 2:] + times2(self.g_net(c), u)
        return dp, torch.cat((-sin * dq, cos * dq), dim=1)

    def callback_accept_step(self, t0, y0, dt):
        self.counts.accepted += 1

    def callback_reject_step(self, t0, y0, dt):
        self.counts.rejected += 1

    callback_accept_step_adjoint = callback_accept_step
    callback_reject_step_adjoint = callback_reject_step


def inverse_mass(l):
    l11, l22, l21 = l.unbind(1)
    off = l11 * l21
    return torch.stack((l11 * l11 + 0.1, off, off, l21 * l21 + l22 * l22 + 0.1), dim=1).view(-1, 2, 2)


def inverse_mass_tangent(l, dl):
    l11, l22, l21 = l.unbind(1)
    d11, d22, d21 = dl.unbind(1)
    off = d11 * l21 + l11 * d21
    return torch.stack((2 * l11 * d11, off, off, 2 * (l21 * d21 + l22 * d22)), dim=1).view(-1, 2, 2)


def rows(values, c, outer):
    """The gradients [batch, 4] with respect to c of each column of values, one reverse sweep each."""
    return [
        torch.autograd.grad(values[:, i].sum(), c, retain_graph=True, create_graph=outer)[0]
        for i in range(values.shape[1])
    ]


def times2(a, x):
    return (a * x[:, None, :]).sum(dim=2)


def solve2(a, x):
    det = a[:, 0, 0] * a[:, 1, 1] - a[:, 0, 1] * a[:, 1, 0]
    first = (a[:, 1, 1] * x[:, 0] - a[:, 0, 1] * x[:, 1]) / det
    second = (a[:, 0, 0] * x[:, 1] - a[:, 1, 0] * x[:, 0]) / det
    return torch.stack((first, second), dim=1)


@dataclass
class Counts:
    """Field evaluations and steps since the last reset; `times` are the evaluation times."""

    nfe: int = 0
    accepted: int = 0
    rejected: int = 0
    times: list = field(default_factory=list)


class SymOden(nn.Module):
    """Holds the field as `func`, so that state-dict names start with it."""

    def __init__(self, formulation="forward"):
        super().__init__()
        self.func = SymOdenField(formulation)

    def reset(self):
        counts, self.func.counts = self.func.counts, Counts()
        return counts


def rms(x):
    return x.pow(2).mean().sqrt()


def flat(parts):
    return torch.cat([x.reshape(-1) for x in parts])


def mixed_joint(state):
    """max(|a_t|, rms(y), rms(adj_y), rms of all parameters joined): torchdiffeq 0.1's default."""
    t, y, adj_y, *params = state
    return max(t.abs(), rms(y), rms(adj_y), rms(flat(params)))


def seminorm(state):
    """max(rms(y), rms(adj_y)): the seminorm of the paper."""
    _, y, adj_y, *_ = state
    return max(rms(y), rms(adj_y))


def acrobot_as_published(state):
    """The two windows of 8 |y| entries after a_t in the flat layout (a_t, y, adj_y, params...)."""
    _, y, *_ = state
    window = 8 * y.numel()
    a = flat(state)[1 : 1 + 2 * window]
    return max(rms(a[:window]), rms(a[window:]))


NORMS = {
    "mixed": None,
    "mixed-joint": mixed_joint,
    "seminorm": seminorm,
    "acrobot-as-published": acrobot_as_published,
}


def forward_solve(model, y0, times, norm="mixed", rtol=1e-4, atol=1e-4):
    """Predictions [times, batch, 8]; the adjoint solve has the same method and tolerances."""
    options = None if NORMS[norm] is None else {"norm": NORMS[norm]}
    return torchdiffeq.odeint_adjoint(
        model.func, y0, times, rtol=rtol, atol=atol, method="dopri5", adjoint_options=options
    )


def mse(prediction, target):
    """Mean over batch, all times (time 0 too) and all 8 channels; target is [batch, times, 8]."""
    return (prediction.transpose(0, 1) - target).pow(2).mean()


@dataclass(frozen=True)
class Step:
    """One training step without the optimiser: forward solve, loss, adjoint solve."""

    seconds: float
    forward_seconds: float
    loss: float
    forward: Counts
    backward: Counts
    gradient: dict


def training_step(model, y0, target, times, norm):
    model.zero_grad(set_to_none=True)
    model.reset()
    start = time.perf_counter()
    loss = mse(forward_solve(model, y0, times, norm), target)
    middle = time.perf_counter()
    forward = model.reset()
    loss.backward()
    end = time.perf_counter()
    backward = model.reset()
    gradient = {name: p.grad for name, p in model.named_parameters()}
    return Step(end - start, middle - start, loss.item(), forward, backward, gradient)


def seeded(seed, formulation="forward"):
    """Default PyTorch initialisation in float32, in state-dict order, from the seed."""
    torch.manual_seed(seed)
    return SymOden(formulation)
