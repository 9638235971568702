//! Just enough linear algebra: rows of numbers side by side, and the few directions in which a symmetric map
//! stretches most. The same input gives the same bits.

/// Rows of equally many numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dense {
    /// Numbers in a row.
    pub width: usize,
    /// Row after row.
    pub cells: Vec<f32>,
}

impl Dense {
    /// All nothing.
    pub fn zero(rows: usize, width: usize) -> Self {
        Self { width, cells: vec![0.0; rows * width] }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.cells.len().checked_div(self.width).unwrap_or_default()
    }

    /// A row.
    pub fn row(&self, place: usize) -> &[f32] {
        &self.cells[place * self.width..(place + 1) * self.width]
    }

    /// A row, to be changed.
    pub fn row_mut(&mut self, place: usize) -> &mut [f32] {
        &mut self.cells[place * self.width..(place + 1) * self.width]
    }

    /// Makes every row at least so wide; what is new is nothing.
    pub fn widen(&mut self, width: usize) {
        if width > self.width {
            let mut wider = Self::zero(self.len(), width);
            (0..self.len())
                .for_each(|place| wider.row_mut(place)[..self.width].copy_from_slice(self.row(place)));
            *self = wider;
        }
    }

    /// The weighted sum of rows that `entries` name.
    pub fn sum(&self, entries: &[(u32, f32)]) -> Vec<f32> {
        let mut sum = vec![0.0; self.width];
        for (place, weight) in entries {
            add(&mut sum, self.row(*place as usize), *weight);
        }
        sum
    }
}

/// The product of two rows.
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; 8];
    let (a8, b8) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f32 = a8.remainder().iter().zip(b8.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in a8.zip(b8) {
        for lane in 0..8 {
            lanes[lane] += x[lane] * y[lane];
        }
    }
    lanes.iter().sum::<f32>() + rest
}

/// Adds `weight` times `other`.
pub fn add(to: &mut [f32], other: &[f32], weight: f32) {
    to.iter_mut().zip(other).for_each(|(x, y)| *x += weight * y);
}

/// Makes the row one long, unless it is nothing.
pub fn normalise(row: &mut [f32]) {
    let long = dot(row, row).sqrt();
    if long > 1e-12 {
        row.iter_mut().for_each(|x| *x /= long);
    }
}

/// A fixed stream of numbers without visible order (splitmix64), for starting points.
#[derive(Clone, Debug)]
pub struct Stream(pub u64);

impl Stream {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    /// A number between -1 and 1.
    pub fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 23) as f32 - 1.0
    }
}

/// The `width` eigenvectors of greatest eigenvalue of a symmetric map, one row per coordinate, and their
/// eigenvalues. Randomised subspace iteration (Halko, Martinsson and Tropp 2011) from a fixed start.
pub fn eigen(size: usize, width: usize, rounds: usize, map: impl Fn(&Dense) -> Dense) -> (Dense, Vec<f32>) {
    let wide = width + 8;
    let mut stream = Stream(7);
    let mut basis = Dense::zero(size, wide);
    basis.cells.iter_mut().for_each(|cell| *cell = stream.unit());
    orthonormalise(&mut basis);
    for _ in 0..rounds {
        basis = map(&basis);
        orthonormalise(&mut basis);
    }
    let image = map(&basis);
    let mut values = vec![0.0_f32; wide];
    for row in 0..size {
        for (value, (x, y)) in values.iter_mut().zip(basis.row(row).iter().zip(image.row(row))) {
            *value += x * y;
        }
    }
    let mut order: Vec<usize> = (0..wide).collect();
    order.sort_by(|a, b| values[*b].total_cmp(&values[*a]));
    order.truncate(width);
    let cells =
        (0..size).flat_map(|row| order.iter().map(|k| basis.row(row)[*k]).collect::<Vec<_>>()).collect();
    (Dense { width: order.len(), cells }, order.iter().map(|k| values[*k]).collect())
}

/// Makes the columns perpendicular to each other and one long (modified Gram and Schmidt).
fn orthonormalise(basis: &mut Dense) {
    let (rows, width) = (basis.len(), basis.width);
    let mut columns: Vec<Vec<f32>> =
        (0..width).map(|column| (0..rows).map(|row| basis.cells[row * width + column]).collect()).collect();
    for place in 0..width {
        let (done, rest) = columns.split_at_mut(place);
        let this = &mut rest[0];
        for other in done.iter() {
            let along = dot(this, other);
            add(this, other, -along);
        }
        normalise(this);
    }
    for (column, cells) in columns.iter().enumerate() {
        for (row, cell) in cells.iter().enumerate() {
            basis.cells[row * width + column] = *cell;
        }
    }
}
