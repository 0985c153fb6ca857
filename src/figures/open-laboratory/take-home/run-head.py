#!/usr/bin/env python3
"""Repeats an experiment of "Neural Networks, Live" outside of the book.

Needs Python 3.9 and @needs@. Writes the curve, epoch by epoch, as CSV.
The random draws are this program's own, so a rerun follows another path to the same place.

    python3 @file@ --data FOLDER --curve curve.csv

FOLDER holds MNIST's four files (train-images-idx3-ubyte and so on, packed or not), where it learns from any of them;
what is missing is fetched. Images and points of one's own are in here.
"""
import argparse
import base64
import gzip
import json
import math
import os
import sys
import time
import urllib.request

@imports@

# The experiment, as the book has it.
PLAN = json.loads(r'''@plan@''')
# First weights that were taken along: for each layer null or [weights, biases], float32 in base64; null: draw them.
START = json.loads(r'''@start@''')
# Points of the plane that it learns from, part by part, each with its class; null: it learns from images.
POINTS = json.loads(r'''@points@''')

# Bytes are grey levels; points are taken as they are.
SCALE = 255 if POINTS is None else 1

SMALLEST_SHARE = 1e-30
MIRROR = 'https://ossci-datasets.s3.amazonaws.com/mnist/'


def read_idx(folder, name):
    """One of MNIST's files as an array of bytes; fetched where it is not there."""
    path = os.path.join(folder, name)
    for candidate in (path, path + '.gz'):
        if os.path.exists(candidate):
            path = candidate
            break
    else:
        os.makedirs(folder, exist_ok=True)
        path += '.gz'
        print('Fetching', MIRROR + name + '.gz', file=sys.stderr)
        urllib.request.urlretrieve(MIRROR + name + '.gz', path)
    with open(path, 'rb') as file:
        content = file.read()
    if path.endswith('.gz'):
        content = gzip.decompress(content)
    sides = content[3]
    shape = [int.from_bytes(content[4 + 4 * i:8 + 4 * i], 'big') for i in range(sides)]
    return np.frombuffer(content, np.uint8, offset=4 + 4 * sides).reshape(shape)


def read_split(folder):
    """Images (count x 784 bytes), or points, and labels of the three parts; and of others that are mixed in."""
    if POINTS is not None:
        return {part: points_of(POINTS[part]) for part in ('training', 'validation', 'test')}
    if PLAN['data']['dataset'] == 'own-images':
        others = training_images(folder) if 'mixed' in PLAN['data'] else None
        return {**carried_split(), 'others': others}
    images, labels = training_images(folder)
    training, validation = PLAN['data']['training'], PLAN['data']['validation']
    held = slice(len(images) - validation, len(images))
    test = read_idx(folder, 't10k-images-idx3-ubyte')
    return {
        'training': (images[:training], labels[:training]),
        'validation': (images[held], labels[held]),
        'test': (test.reshape(len(test), -1), read_idx(folder, 't10k-labels-idx1-ubyte')),
    }


def training_images(folder):
    """All images of MNIST's training part, and their labels."""
    images = read_idx(folder, 'train-images-idx3-ubyte')
    return images.reshape(len(images), -1), read_idx(folder, 'train-labels-idx1-ubyte')


def points_of(rows):
    rows = np.array(rows, np.float32).reshape(-1, 3)
    return rows[:, :2], rows[:, 2].astype(np.uint8)


def carried_split():
    """The three parts of images that the experiment brings with it, one part after another."""
    data = PLAN['data']
    images = np.frombuffer(base64.b64decode(data['images']), np.uint8).reshape(-1, 784)
    labels = np.array([int(digit) for digit in data['labels']], np.uint8)
    first = data['training']
    second = first + data['validation']
    return {
        'training': (images[:first], labels[:first]),
        'validation': (images[first:second], labels[first:second]),
        'test': (images[second:], labels[second:]),
    }


def given(layer):
    """The weights and biases that were taken along for a layer, or None."""
    if START is None:
        return None
    return [None if text is None else np.frombuffer(base64.b64decode(text), '<f4').copy()
            for text in START[layer]]


def deviation_or_bound(distribution, fan_in, fan_out):
    """('normal', deviation), ('uniform', bound) or ('zero', 0)."""
    kind = distribution['kind']
    if kind == 'zero':
        return 'zero', 0.0
    if kind == 'normal':
        return 'normal', distribution['deviation']
    if kind == 'fanIn':
        return 'normal', math.sqrt(1 / fan_in)
    if kind == 'fanOut':
        return 'normal', math.sqrt(distribution.get('divisor', 1) / fan_out)
    if kind == 'he':
        return 'normal', math.sqrt(2 / fan_in)
    return 'uniform', math.sqrt(6 / (fan_in + fan_out))


def draw(rng, shape, distribution, fan_in, fan_out):
    kind, size = deviation_or_bound(distribution, fan_in, fan_out)
    if kind == 'zero':
        return np.zeros(shape, np.float32)
    if kind == 'normal':
        return (size * rng.standard_normal(shape)).astype(np.float32)
    return rng.uniform(-size, size, shape).astype(np.float32)


def first_parameters(rng, index, spec, weights_shape, units, fan_in, fan_out):
    """First weights and biases (None where there are none) of a dense or convolutional layer."""
    taken = given(index)
    if taken is not None:
        weights, biases = taken
        return weights.reshape(weights_shape), biases
    ways = spec.get('initialisation') or PLAN['initialisation']
    weights = draw(rng, weights_shape, ways['weights'], fan_in, fan_out)
    biases = draw(rng, (units,), ways['biases'], fan_in, fan_out) if spec['biases'] else None
    return weights, biases


def cost_undoes_activation():
    """Whether the error of the last weighted sums is a - y: sigmoid with cross-entropy, softmax with log-likelihood."""
    layers = PLAN['network']['layers']
    last = layers[-1]
    pair = (last.get('function'), PLAN['cost'])
    return len(layers) > 1 and last['kind'] == 'activation' and pair in (
        ('sigmoid', 'crossEntropy'), ('softmax', 'logLikelihood'))

