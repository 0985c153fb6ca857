

SHIFTS = [(0, 0), (0, -1), (0, 1), (-1, 0), (1, 0)]
COPIES = len(SHIFTS) if PLAN.get('augmentation', {}).get('kind') == 'shifts' else 1


def images_of(pixels, names):
    """The images of a mini-batch: number COPIES * i + c is copy c (moved by a pixel) of image i."""
    chosen = pixels[names // COPIES]
    if COPIES == 1:
        return chosen
    moved = np.zeros_like(chosen).reshape(-1, 28, 28)
    for copy, (across, down) in enumerate(SHIFTS):
        these = names % COPIES == copy
        image = np.pad(chosen[these].reshape(-1, 28, 28), ((0, 0), (1, 1), (1, 1)))
        moved[these] = image[:, 1 - down:29 - down, 1 - across:29 - across]
    return moved.reshape(len(chosen), -1)


def with_others(part, others, order):
    """An epoch's images and labels: the training part, and as many of MNIST's, drawn anew, as make up their share."""
    if others is None:
        return part
    share = PLAN['data']['mixed']
    more = math.floor(len(part[0]) * share / (1 - share) + 0.5)
    drawn = order.integers(len(others[0]), size=more)
    return tuple(np.concatenate([own, other[drawn]]) for own, other in zip(part, others))


class Watch:
    """What the validation results say to the learning rate and to going on."""

    def __init__(self):
        self.correct = self.cost = None
        self.since_correct = self.since_cost = self.since_halving = self.halvings = 0

    def see(self, correct, cost):
        better = self.correct is None or correct > self.correct
        cheaper = self.cost is None or cost < self.cost
        self.correct = correct if better else self.correct
        self.cost = cost if cheaper else self.cost
        self.since_correct = 0 if better else self.since_correct + 1
        self.since_cost = 0 if cheaper else self.since_cost + 1
        self.since_halving = 0 if better else self.since_halving + 1
        schedule = PLAN.get('schedule', {'kind': 'constant'})
        if schedule['kind'] == 'halve' and self.since_halving >= schedule['patience']:
            self.since_halving = 0
            self.halvings += 1

    def factor(self, epoch):
        schedule = PLAN.get('schedule', {'kind': 'constant'})
        if schedule['kind'] == 'step':
            return schedule['factor'] ** math.floor(epoch / schedule['every'])
        if schedule['kind'] == 'exponential':
            return schedule['factor'] ** epoch
        return 2.0 ** -self.halvings

    def stops(self):
        rule = PLAN.get('earlyStopping')
        if rule is None:
            return False
        since = self.since_correct if rule['on'] == 'accuracy' else self.since_cost
        return since >= rule['patience']


def penalty_of(size, batch):
    rule = PLAN['regularisation']
    if rule['kind'] == 'none':
        return None
    return rule['kind'], rule['lambda'] / (size if rule['per'] == 'example' else math.ceil(size / batch))


def evaluate(network, images, labels):
    """Mean cost and share right; None and None of no images."""
    if len(images) == 0:
        return None, None
    parts = [network.evaluate(images[i:i + 1000], labels[i:i + 1000])
             for i in range(0, len(images), 1000)]
    return tuple(sum(part[i] for part in parts) / len(images) for i in (0, 1))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--data', default='mnist', help="folder of MNIST's four files")
    parser.add_argument('--curve', help='file for the curve; otherwise it is printed alone')
    parser.add_argument('--epochs', type=int, default=PLAN['epochs'])
    parser.add_argument('--seed', type=int, default=PLAN['seed'])
    options = parser.parse_args()

    parts = read_split(options.data)
    network, watch = Network(options.seed), Watch()
    order = np.random.default_rng([options.seed, 1])
    batch, rate = PLAN['batchSize'], PLAN['optimiser']['learningRate']
    curve = ['@columns@']
    print(curve[0])
    for epoch in range(options.epochs):
        started, cost, correct = time.time(), 0.0, 0
        images, labels = with_others(parts['training'], parts.get('others'), order)
        size = len(images) * COPIES
        penalty = penalty_of(size, batch)
        names = order.permutation(size)
        for at in range(0, size, batch):
            chosen = names[at:at + batch]
            eta = rate * watch.factor(epoch + at / size)
            seen = network.train_batch(images_of(images, chosen), labels[chosen // COPIES], eta, penalty)
            cost, correct = cost + seen[0], correct + seen[1]
        if not math.isfinite(cost):
            sys.exit('The cost is no number any more: the learning rate is too large.')
        held = evaluate(network, *parts['validation'])
        test = evaluate(network, *parts['test'])
        row = [epoch + 1, cost / size, correct / size, *held, *test]
        curve.append(','.join('' if value is None else repr(value) for value in row))
        print(curve[-1], flush=True)
        print(f'epoch {epoch + 1}: {100 * test[1]:.2f} %, {time.time() - started:.1f} s', file=sys.stderr)
        if held[0] is not None:
            watch.see(held[1], held[0])
        if watch.stops():
            break
    if options.curve:
        with open(options.curve, 'w', encoding='utf-8') as file:
            file.write('\n'.join(curve) + '\n')


if __name__ == '__main__':
    main()
