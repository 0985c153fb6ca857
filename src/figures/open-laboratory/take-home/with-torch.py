
DEVICE = 'cuda' if torch.cuda.is_available() else 'cpu'


class Network:
    """Images are count x channels x height x width here, as PyTorch has them; the book has the channels last."""

    def __init__(self, seed):
        rng = np.random.default_rng(seed)
        torch.manual_seed(seed)
        self.input_shape = tuple(PLAN['network']['inputShape'])
        self.learnt = {}
        shape = self.input_shape
        for index, spec in enumerate(PLAN['network']['layers']):
            shape = self.add(rng, index, spec, shape)
        self.memory = {}
        self.steps = 0

    def add(self, rng, index, spec, shape):
        """Keeps a layer's first weights. Returns the shape that it gives."""
        kind = spec['kind']
        if kind == 'dense':
            units = spec['units']
            self.keep(index, first_parameters(
                rng, index, spec, (units, shape[0]), units, shape[0], units))
            return (units,)
        if kind == 'conv2d':
            maps, field, area = spec['maps'], spec['field'], spec['field'] ** 2
            self.keep(index, first_parameters(
                rng, index, spec, (maps, field, field, shape[2]), maps, area * shape[2], area * maps))
            grow = field - 1 if spec['border'] == 'full' else 1 - field
            return (shape[0] + grow, shape[1] + grow, maps)
        if kind == 'maxPool2d':
            up = math.ceil if spec['partial'] == 'keep' else math.floor
            return (up(shape[0] / spec['size']), up(shape[1] / spec['size']), shape[2])
        return (math.prod(shape),) if kind == 'flatten' else shape

    def keep(self, index, parameters):
        self.learnt[index] = [None if values is None
                              else torch.tensor(values, device=DEVICE, requires_grad=True)
                              for values in parameters]

    def forward(self, pixels, training=False):
        a = torch.tensor(pixels, device=DEVICE).float() / SCALE
        if len(self.input_shape) == 3:
            a = a.reshape(-1, *self.input_shape).permute(0, 3, 1, 2)
        for index, spec in enumerate(PLAN['network']['layers']):
            kind = spec['kind']
            if kind == 'dense':
                a = F.linear(a, *self.learnt[index])
            elif kind == 'conv2d':
                w, b = self.learnt[index]
                margin = spec['field'] - 1 if spec['border'] == 'full' else 0
                a = F.conv2d(a, w.permute(0, 3, 1, 2), b, padding=margin)
            elif kind == 'maxPool2d':
                a = F.max_pool2d(a, spec['size'], ceil_mode=spec['partial'] == 'keep')
            elif kind == 'dropout':
                a = F.dropout(a, spec['rate'], training)
            elif kind == 'flatten':
                a = a.permute(0, 2, 3, 1).reshape(len(a), -1) if a.dim() == 4 else a
            else:
                self.sums = a
                a = {'sigmoid': torch.sigmoid, 'tanh': torch.tanh, 'relu': torch.relu,
                     'identity': lambda z: z, 'softmax': lambda z: z.softmax(dim=1)}[spec['function']](a)
        return a

    def costs(self, a, y):
        if PLAN['cost'] == 'quadratic':
            return 0.5 * (a - y) ** 2
        log = lambda values: torch.log(values.clamp_min(SMALLEST_SHARE))
        if PLAN['cost'] == 'crossEntropy':
            return -(y * log(a) + (1 - y) * log(1 - a))
        return -y * log(a)

    def train_batch(self, pixels, labels, rate, penalty):
        a = self.forward(pixels, training=True)
        labels = torch.tensor(labels, device=DEVICE).long()
        y = F.one_hot(labels, a.shape[1]).float()
        cost = self.costs(a, y).sum()
        if cost_undoes_activation():
            # The same gradient, a - y, where the logarithm would overflow.
            self.sums.backward((a - y).detach() / len(pixels))
        else:
            (cost / len(pixels)).backward()
        self.steps += 1
        with torch.no_grad():
            for index, parameters in self.learnt.items():
                for part, w in enumerate(parameters):
                    if w is not None:
                        self.update(w, penalty if part == 0 else None, rate, (index, part))
        return cost.item(), int((a.argmax(dim=1) == labels).sum())

    def update(self, w, penalty, rate, name):
        how, g = PLAN['optimiser'], w.grad
        if penalty is not None:
            kind, share = penalty
            g = g + share * (w if kind == 'l2' else w.sign())
        memory = self.memory.setdefault(name, {})
        zero = torch.zeros_like(w)
        if how['kind'] == 'sgd':
            w -= rate * g
        elif how['kind'] == 'momentum':
            memory['v'] = how['momentum'] * memory.get('v', zero) - rate * g
            w += memory['v']
        elif how['kind'] == 'rmsprop':
            memory['s'] = how['rho'] * memory.get('s', zero) + (1 - how['rho']) * g * g
            w -= rate * g / torch.sqrt(memory['s'] + how['epsilon'])
        else:
            one, two = how['beta1'], how['beta2']
            memory['m'] = one * memory.get('m', zero) + (1 - one) * g
            memory['s'] = two * memory.get('s', zero) + (1 - two) * g * g
            mean = memory['m'] / (1 - one ** self.steps)
            square = memory['s'] / (1 - two ** self.steps)
            w -= rate * mean / (torch.sqrt(square) + how['epsilon'])
        w.grad = None

    def evaluate(self, pixels, labels):
        with torch.no_grad():
            a = self.forward(pixels)
            labels = torch.tensor(labels, device=DEVICE).long()
            y = F.one_hot(labels, a.shape[1]).float()
            return self.costs(a, y).sum().item(), int((a.argmax(dim=1) == labels).sum())
