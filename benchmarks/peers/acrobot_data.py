"""The acrobot data set: fully actuated two-link pendulum under nine constant controls.

An array [9 controls, 32 steps, 128 trajectories, 8], each row
(cos q1, cos q2, sin q1, sin q2, q1', q2', u1, u2), float64, fully deterministic.

    python acrobot_data.py --array acrobot.npy      generate, check, save (never commit the array)
    python acrobot_data.py --array acrobot.npy --golden golden.json

Without an existing array file the data are generated first (about a minute).
"""

import argparse
import hashlib
import json
import os
from pathlib import Path

import numpy as np
from scipy.integrate import solve_ivp

SEED = 456789
CONTROLS = [(0, 0), (0, 1), (0, -1), (0, 2), (0, -2), (1, 0), (-1, 0), (2, 0), (-2, 0)]
STEPS, TRAJECTORIES, WINDOW, DT = 32, 128, 8, 0.05
LENGTH = MASS = INERTIA = 1.0
CENTRE = 0.5
GRAVITY = 9.8
VELOCITY_LIMITS = (4 * np.pi - 0.001, 9 * np.pi - 0.001)
SPLITS = {"train": (0, 89), "val": (89, 108), "test": (108, 128)}

GOLDEN_INITIAL = {
    0: (1.2076781324, -0.7237572207, 2.1159347588, 0.2184420607),
    1: (0.4241177344, 0.5137073191, 2.3267411675, -2.7001055537),
}
GOLDEN_ROWS = {  # (control, step, trajectory)
    (0, 0, 0): (0.2631889552, 0.7633898158, 0.9647443049, -0.6459380691, 1.7549333408, 0.6366193378, 0, 0),
    (0, 31, 0): (0.1487770432, -0.6474929036, -0.9888707658, 0.7620714794, -0.9026876046, -2.2320359386, 0, 0),
    (8, 0, 0): (0.2616978447, 0.7608109483, 0.9651498526, -0.6489735749, 1.8172289782, 0.4771357236, -2, 0),
}
GOLDEN_STD = (0.624, 0.704, 0.713, 0.701, 2.664, 3.788, 1.054, 1.054)


def random_state(seed):
    """MT19937 keyed by the first two little-endian uint32 of SHA-512 of the decimal seed."""
    digest = hashlib.sha512(str(seed).encode()).digest()
    key = [int.from_bytes(digest[i : i + 4], "little") for i in (0, 4)]
    rng = np.random.RandomState()
    rng.seed(key)
    return rng


def accelerations(state, control):
    """(q1'', q2''): the first control drives joint 2, the second joint 1 with a minus sign."""
    q1, q2, v1, v2 = state
    coupling = MASS * LENGTH * CENTRE
    d1 = MASS * CENTRE**2 + MASS * (LENGTH**2 + CENTRE**2 + 2 * LENGTH * CENTRE * np.cos(q2)) + 2 * INERTIA
    d2 = MASS * (CENTRE**2 + LENGTH * CENTRE * np.cos(q2)) + INERTIA
    phi2 = MASS * CENTRE * GRAVITY * np.cos(q1 + q2 - np.pi / 2)
    phi1 = (
        -coupling * v2**2 * np.sin(q2)
        - 2 * coupling * v2 * v1 * np.sin(q2)
        + (MASS * CENTRE + MASS * LENGTH) * GRAVITY * np.cos(q1 - np.pi / 2)
        + phi2
    )
    a2 = (control[0] + d2 / d1 * phi1 - coupling * v1**2 * np.sin(q2) - phi2) / (
        MASS * CENTRE**2 + INERTIA - d2**2 / d1
    )
    a1 = -(control[1] + d2 * a2 + phi1) / d1
    return a1, a2


def step(state, control):
    """One environment step of 0.05 s with the default solve_ivp: its loose tolerances are data."""

    def field(_, y):
        return (y[2], y[3], *accelerations(y, control))

    return solve_ivp(field, (0.0, DT), state).y[:, -1]


def trajectory(rng, control):
    """Initial state [4] and states [32, 4]; redrawn while a velocity reaches its limit."""
    while True:
        initial = rng.uniform(low=-3.14, high=3.14, size=(4,))
        states, state = [], initial
        for _ in range(STEPS):
            state = step(state, control)
            states.append(state)
        states = np.stack(states)
        if np.all(np.abs(states[:, 2:]).max(axis=0) < VELOCITY_LIMITS):
            return initial, states
        print("redrawn", control)


def generate():
    """The array [9, 32, 128, 8] and the initial states [128, 4], the same for every control."""
    data = np.empty((len(CONTROLS), STEPS, TRAJECTORIES, 8))
    initials = np.empty((len(CONTROLS), TRAJECTORIES, 4))
    for c, control in enumerate(CONTROLS):
        rng = random_state(SEED)
        for k in range(TRAJECTORIES):
            initials[c, k], states = trajectory(rng, control)
            q, v = states[:, :2], states[:, 2:]
            u = np.broadcast_to(np.array(control, dtype=float), (STEPS, 2))
            data[c, :, k] = np.concatenate([np.cos(q), np.sin(q), v, u], axis=1)
        print(f"control {c + 1}/{len(CONTROLS)}", flush=True)
    assert (initials == initials[0]).all(), "a redraw happened"
    return data, initials[0]


def initial_states():
    rng = random_state(SEED)
    return np.stack([rng.uniform(low=-3.14, high=3.14, size=(4,)) for _ in range(TRAJECTORIES)])


def check(data, initials):
    """Raises AssertionError where the data miss a published row."""
    for k, row in GOLDEN_INITIAL.items():
        np.testing.assert_allclose(initials[k], row, rtol=0, atol=6e-11)
    for index, row in GOLDEN_ROWS.items():
        np.testing.assert_allclose(data[index], row, rtol=0, atol=6e-11)
    np.testing.assert_allclose(data.reshape(-1, 8).std(axis=0), GOLDEN_STD, rtol=0, atol=6e-4)


def windows(data, split):
    """Float32 [windows, 8 times, 8] of a split: index = (control * 25 + start) * trajectories + trajectory."""
    first, end = SPLITS[split]
    part = data[:, :, first:end]
    starts = STEPS - WINDOW + 1
    stacked = np.stack([part[:, i : i + starts] for i in range(WINDOW)], axis=3)
    return stacked.reshape(-1, WINDOW, 8).astype(np.float32)


def times():
    return np.arange(WINDOW) * DT


def load(path):
    """The array of `path`, generated and saved there (atomically) if the file is missing."""
    path = Path(path)
    if not path.exists():
        data, initials = generate()
        check(data, initials)
        partial = path.with_name(path.name + ".partial")
        with open(partial, "wb") as out:
            np.save(out, data)
        os.replace(partial, path)
    data = np.load(path)
    check(data, initial_states())
    return data


def write_golden(data, path):
    """Rows of four trajectories, all initial states and channel sums; floats round-trip exactly."""
    rows = [
        {"control": c, "step": s, "trajectory": k, "row": data[c, s, k].tolist()}
        for c in range(len(CONTROLS))
        for s in (0, 15, 31)
        for k in (0, 1, 64, 127)
    ]
    initials = ",\n    ".join(json.dumps(r) for r in initial_states().tolist())
    lines = ",\n    ".join(json.dumps(r) for r in rows)
    text = (
        '{\n  "schema": "fnde-acrobot-golden/1",\n'
        f'  "seed": {SEED},\n'
        f'  "controls": {json.dumps(CONTROLS)},\n'
        '  "columns": ["cos q1", "cos q2", "sin q1", "sin q2", "q1\'", "q2\'", "u1", "u2"],\n'
        f'  "shape": {json.dumps(list(data.shape))},\n'
        f'  "channelSums": {json.dumps(data.reshape(-1, 8).sum(axis=0).tolist())},\n'
        f'  "channelSumsOfSquares": {json.dumps((data**2).reshape(-1, 8).sum(axis=0).tolist())},\n'
        f'  "initialStates": [\n    {initials}\n  ],\n'
        f'  "rows": [\n    {lines}\n  ]\n}}\n'
    )
    json.loads(text)
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    partial.write_text(text)
    os.replace(partial, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--array", required=True, help="file of the full array (.npy), made if missing")
    parser.add_argument("--golden", help="write the golden rows for the Java tests to this file")
    options = parser.parse_args()
    data = load(options.array)
    print("golden rows match; max |q1'|, |q2'|:", np.abs(data[..., 4]).max(), np.abs(data[..., 5]).max())
    if options.golden:
        write_golden(data, options.golden)


if __name__ == "__main__":
    main()
