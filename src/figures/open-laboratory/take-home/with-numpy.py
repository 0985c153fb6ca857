
class Dense:
    def __init__(self, rng, index, spec, shape):
        inputs, units = shape[0], spec['units']
        self.w, self.b = first_parameters(rng, index, spec, (units, inputs), units, inputs, units)
        self.shape = (units,)

    def forward(self, a, training):
        self.a = a
        z = a @ self.w.T
        return z if self.b is None else z + self.b

    def backward(self, delta):
        self.gradient = [delta.T @ self.a, delta.sum(axis=0)]
        return delta @ self.w


class Conv2d:
    def __init__(self, rng, index, spec, shape):
        (height, width, channels), field, maps = shape, spec['field'], spec['maps']
        area = field * field
        self.w, self.b = first_parameters(
            rng, index, spec, (maps, field, field, channels), maps, area * channels, area * maps)
        self.field = field
        self.margin = field - 1 if spec['border'] == 'full' else 0
        grow = 2 * self.margin - field + 1
        self.shape = (height + grow, width + grow, maps)

    def forward(self, a, training):
        m, f = self.margin, self.field
        padded = np.pad(a, ((0, 0), (m, m), (m, m), (0, 0)))
        self.padded_shape = padded.shape
        windows = np.lib.stride_tricks.sliding_window_view(padded, (f, f), axis=(1, 2))
        count, rows, columns = windows.shape[:3]
        self.fields = windows.transpose(0, 1, 2, 4, 5, 3).reshape(count * rows * columns, -1)
        z = self.fields @ self.w.reshape(len(self.w), -1).T
        if self.b is not None:
            z = z + self.b
        return z.reshape(count, rows, columns, -1)

    def backward(self, delta):
        count, rows, columns, maps = delta.shape
        flat = delta.reshape(-1, maps)
        self.gradient = [(flat.T @ self.fields).reshape(self.w.shape), flat.sum(axis=0)]
        back = (flat @ self.w.reshape(maps, -1)).reshape(count, rows, columns, *self.w.shape[1:])
        error = np.zeros(self.padded_shape, np.float32)
        for y in range(self.field):
            for x in range(self.field):
                error[:, y:y + rows, x:x + columns] += back[:, :, :, y, x]
        m = self.margin
        return error[:, m:error.shape[1] - m, m:error.shape[2] - m]


class MaxPool2d:
    def __init__(self, rng, index, spec, shape):
        (height, width, channels), size = shape, spec['size']
        up = math.ceil if spec['partial'] == 'keep' else math.floor
        self.size = size
        self.shape = (up(height / size), up(width / size), channels)

    def forward(self, a, training):
        s, (rows, columns, channels) = self.size, self.shape
        count, height, width = a.shape[:3]
        self.input_shape = a.shape
        self.padded = (count, rows * s, columns * s, channels)
        image = np.full(self.padded, -np.inf, np.float32)
        image[:, :height, :width] = a[:, :rows * s, :columns * s]
        squares = image.reshape(count, rows, s, columns, s, channels).transpose(0, 1, 3, 5, 2, 4)
        squares = squares.reshape(count, rows, columns, channels, s * s)
        self.winners = squares.argmax(axis=-1)[..., None]
        return np.take_along_axis(squares, self.winners, axis=-1)[..., 0]

    def backward(self, error):
        s, (rows, columns, channels) = self.size, self.shape
        count, height, width = self.input_shape[:3]
        squares = np.zeros((count, rows, columns, channels, s * s), np.float32)
        np.put_along_axis(squares, self.winners, error[..., None], axis=-1)
        image = squares.reshape(count, rows, columns, channels, s, s)
        image = image.transpose(0, 1, 4, 2, 5, 3).reshape(self.padded)
        back = np.zeros(self.input_shape, np.float32)
        back[:, :rows * s, :columns * s] = image[:, :height, :width]
        return back


class Dropout:
    def __init__(self, rng, index, spec, shape):
        self.rng, self.rate, self.shape = rng, spec['rate'], shape

    def forward(self, a, training):
        if not training:
            return a
        kept = self.rng.random(a.shape, np.float32) >= self.rate
        self.mask = kept.astype(np.float32) / np.float32(1 - self.rate)
        return self.mask * a

    def backward(self, error):
        return self.mask * error


class Flatten:
    def __init__(self, rng, index, spec, shape):
        self.shape = (math.prod(shape),)

    def forward(self, a, training):
        self.input_shape = a.shape
        return a.reshape(len(a), -1)

    def backward(self, error):
        return error.reshape(self.input_shape)


class Activation:
    def __init__(self, rng, index, spec, shape):
        self.function, self.shape = spec['function'], shape

    def forward(self, z, training):
        if self.function == 'sigmoid':
            self.a = 0.5 * (1 + np.tanh(0.5 * z))
        elif self.function == 'tanh':
            self.a = np.tanh(z)
        elif self.function == 'relu':
            self.a = np.maximum(z, 0)
        elif self.function == 'softmax':
            shares = np.exp(z - z.max(axis=-1, keepdims=True))
            self.a = shares / shares.sum(axis=-1, keepdims=True)
        else:
            self.a = z
        return self.a

    def backward(self, error):
        a = self.a
        if self.function == 'sigmoid':
            return error * a * (1 - a)
        if self.function == 'tanh':
            return error * (1 - a * a)
        if self.function == 'relu':
            return error * (a > 0)
        if self.function == 'softmax':
            return a * (error - (error * a).sum(axis=-1, keepdims=True))
        return error


KINDS = {'dense': Dense, 'conv2d': Conv2d, 'maxPool2d': MaxPool2d, 'dropout': Dropout,
         'flatten': Flatten, 'activation': Activation}


class Network:
    def __init__(self, seed):
        rng = np.random.default_rng(seed)
        shape = tuple(PLAN['network']['inputShape'])
        self.input_shape = shape
        self.layers = []
        for index, spec in enumerate(PLAN['network']['layers']):
            layer = KINDS[spec['kind']](rng, index, spec, shape)
            self.layers.append(layer)
            shape = layer.shape
        self.learning = [layer for layer in self.layers if hasattr(layer, 'w')]
        self.memory = [[{}, {}] for _ in self.learning]
        self.steps = 0

    def forward(self, pixels, training=False):
        a = (pixels.astype(np.float32) / SCALE).reshape(len(pixels), *self.input_shape)
        for layer in self.layers:
            a = layer.forward(a, training)
        return a

    def judge(self, a, labels):
        """What the examples cost together, how many are right, and what the outputs should be."""
        y = np.eye(a.shape[1], dtype=np.float32)[labels]
        if PLAN['cost'] == 'quadratic':
            cost = 0.5 * (a - y) ** 2
        elif PLAN['cost'] == 'crossEntropy':
            cost = -(y * np.log(np.maximum(a, SMALLEST_SHARE))
                     + (1 - y) * np.log(np.maximum(1 - a, SMALLEST_SHARE)))
        else:
            cost = -y * np.log(np.maximum(a, SMALLEST_SHARE))
        return float(cost.sum(dtype=np.float64)), int((a.argmax(axis=1) == labels).sum()), y

    def train_batch(self, pixels, labels, rate, penalty):
        a = self.forward(pixels, training=True)
        cost, correct, y = self.judge(a, labels)
        layers = self.layers
        if cost_undoes_activation():
            error, layers = a - y, layers[:-1]
        elif PLAN['cost'] == 'quadratic':
            error = a - y
        elif PLAN['cost'] == 'crossEntropy':
            error = (a - y) / np.maximum(a * (1 - a), SMALLEST_SHARE)
        else:
            error = -y / np.maximum(a, SMALLEST_SHARE)
        for layer in reversed(layers):
            error = layer.backward(error)
        self.steps += 1
        for layer, memory in zip(self.learning, self.memory):
            g = layer.gradient[0] / len(pixels)
            if penalty is not None:
                kind, share = penalty
                g = g + share * (layer.w if kind == 'l2' else np.sign(layer.w))
            layer.w = self.updated(layer.w, g, rate, memory[0])
            if layer.b is not None:
                layer.b = self.updated(layer.b, layer.gradient[1] / len(pixels), rate, memory[1])
        return cost, correct

    def updated(self, w, g, rate, memory):
        how = PLAN['optimiser']
        zero = np.zeros_like(w)
        if how['kind'] == 'sgd':
            change = -rate * g
        elif how['kind'] == 'momentum':
            change = memory['v'] = how['momentum'] * memory.get('v', zero) - rate * g
        elif how['kind'] == 'rmsprop':
            rho = how['rho']
            memory['s'] = rho * memory.get('s', zero) + (1 - rho) * g * g
            change = -rate * g / np.sqrt(memory['s'] + how['epsilon'])
        else:
            one, two = how['beta1'], how['beta2']
            memory['m'] = one * memory.get('m', zero) + (1 - one) * g
            memory['s'] = two * memory.get('s', zero) + (1 - two) * g * g
            mean = memory['m'] / (1 - one ** self.steps)
            square = memory['s'] / (1 - two ** self.steps)
            change = -rate * mean / (np.sqrt(square) + how['epsilon'])
        return (w + change).astype(np.float32)

    def evaluate(self, pixels, labels):
        cost, correct, _ = self.judge(self.forward(pixels), labels)
        return cost, correct
