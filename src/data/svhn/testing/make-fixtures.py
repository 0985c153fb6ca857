# Writes the two MAT-files beside this program, with SciPy's own writer (fixtures made with SciPy 1.17.1, NumPy 2.4):
#   python3 src/data/svhn/testing/make-fixtures.py
# Pixel r, c of colour k in image n is (7 r + 3 c + 50 k + 11 n) mod 256; the label of image n is n mod 10 + 1.
from pathlib import Path

import numpy as np
from scipy.io import savemat

here = Path(__file__).parent
count = 12
r, c, k, n = np.ogrid[:32, :32, :3, :count]
images = ((7 * r + 3 * c + 50 * k + 11 * n) % 256).astype(np.uint8)
labels = (np.arange(count) % 10 + 1).astype(np.float64).reshape(-1, 1)

savemat(here / 'scipy-compressed.mat', {'X': images, 'y': labels}, do_compression=True)
savemat(
    here / 'scipy-plain.mat',
    {'y': labels[:2].astype(np.uint8), 'note': 'two of them', 'X': images[..., :2]},
)
