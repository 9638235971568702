//! The geometry of a hall plan: pure, in whole centimetres.
//!
//! The origin is the far left corner; the main entrance is the near wall, at the bottom of the drawing (`y` =
//! depth). Aisles run from the entrance inwards and are named A, B, C … without I and O. A booth's number is hall,
//! aisle letter and two digits: odd on the left of the aisle, even on the right, ascending from the entrance.
//! A larger booth takes the lowest number it covers.
//!
//! [`lay_out`] draws a hall from its size alone: 3 m aisles, one of them and all cross aisles 6 m, booths back to
//! back, two blocks of islands, some larger booths, columns and reserved ground left out. [`open_sides`] reads the
//! sides open to an aisle off any plan, however it was made, and [`lint`] finds what is wrong with one.

/// Width of a minor aisle: also the free depth that makes a side of a booth open.
pub const MINOR_CM: i32 = 300;
/// Width of a main aisle.
pub const MAIN_CM: i32 = 600;
/// The side of a standard booth, and the step of the numbering.
pub const CELL_CM: i32 = 300;
/// Along the side walls: fire hoses and doors, no aisle.
const WALL_CM: i32 = 150;
/// Depth of an island: two booths back to back.
const ISLAND_CM: i32 = 2 * CELL_CM;
/// Aisle letters: I and O look like digits.
const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
/// Aisles with larger booths and islands come after the ones a newcomer looks at first.
const PLAIN_AISLES: usize = 4;

/// A rectangle on the floor, in centimetres.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rect {
    /// From the left wall.
    pub x: i32,
    /// From the far wall.
    pub y: i32,
    /// Along x.
    pub w: i32,
    /// Along y.
    pub d: i32,
}

/// A hall as the plan sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Floor<'a> {
    /// `1`
    pub code: &'a str,
    /// Along the entrance.
    pub width_cm: i32,
    /// From the entrance inwards.
    pub depth_cm: i32,
    /// Does the hall keep ground for the matchmaking tables?
    pub lounge: Lounge,
}

/// Whether the far right corner of the hall is kept for meeting tables.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Lounge {
    /// All ground is for booths.
    None,
    /// The far corner is kept.
    FarRight,
}

/// How a booth is sold.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Build {
    /// With walls, carpet and name board.
    Shell,
    /// Bare floor.
    Raw,
}

/// A booth as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// `1A01`
    pub number: String,
    /// Where.
    pub at: Rect,
    /// How it is sold.
    pub build: Build,
    /// Sides open to an aisle.
    pub open_sides: i32,
    /// A column stands in it: shown, never sold.
    pub blocked: bool,
}

/// A hall drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The booths, in order of number.
    pub places: Vec<Place>,
    /// Columns of the building.
    pub columns: Vec<Rect>,
    /// Ground kept for other uses.
    pub reserved: Option<Rect>,
}

/// What is wrong with a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Two booths share ground.
    Overlap(String, String),
    /// A booth stands outside the hall.
    Outside(String),
    /// A booth nobody can walk up to.
    Shut(String),
    /// Two booths have the same number.
    Twice(String),
}

impl Rect {
    /// Ground area in whole square metres.
    pub fn area_m2(&self) -> i32 {
        i32::try_from(i64::from(self.w) * i64::from(self.d) / 10_000).unwrap_or(i32::MAX)
    }

    fn meets(&self, other: &Self) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.d
            && other.y < self.y + self.d
    }

    fn inside(&self, floor: &Floor<'_>) -> bool {
        self.x >= 0 && self.y >= 0 && self.x + self.w <= floor.width_cm && self.y + self.d <= floor.depth_cm
    }

    /// The strips of aisle width in front of its four sides.
    fn fronts(&self) -> [Self; 4] {
        let deep = MINOR_CM;
        [
            Self { y: self.y - deep, d: deep, ..*self },
            Self { y: self.y + self.d, d: deep, ..*self },
            Self { x: self.x - deep, w: deep, ..*self },
            Self { x: self.x + self.w, w: deep, ..*self },
        ]
    }
}

/// Sides of `at` with an aisle's width of free floor along their whole length.
pub fn open_sides<'a>(floor: &Floor<'_>, at: &Rect, taken: impl Iterator<Item = &'a Rect> + Clone) -> i32 {
    let free =
        |front: &Rect| front.inside(floor) && !taken.clone().any(|other| other != at && other.meets(front));
    at.fronts().iter().filter(|front| free(front)).map(|_| 1).sum()
}

/// Everything that is wrong with a set of booths.
pub fn lint(floor: &Floor<'_>, places: &[Place]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (i, one) in places.iter().enumerate() {
        if !one.at.inside(floor) {
            faults.push(Fault::Outside(one.number.clone()));
        }
        if one.open_sides == 0 {
            faults.push(Fault::Shut(one.number.clone()));
        }
        for other in &places[i + 1..] {
            if one.at.meets(&other.at) {
                faults.push(Fault::Overlap(one.number.clone(), other.number.clone()));
            }
            if one.number == other.number {
                faults.push(Fault::Twice(one.number.clone()));
            }
        }
    }
    faults
}

/// Draws a hall.
pub fn lay_out(floor: &Floor<'_>) -> Plan {
    let grid = Grid::of(floor);
    let reserved = grid.reserved();
    let columns = grid.columns();
    let free = |at: &Rect| reserved.is_none_or(|kept| !kept.meets(at));
    let mut places: Vec<Place> = grid.places().into_iter().filter(|place| free(&place.at)).collect();
    let taken: Vec<Rect> = places.iter().map(|place| place.at).chain(reserved).collect();
    for place in &mut places {
        place.open_sides = open_sides(floor, &place.at, taken.iter());
        place.blocked = columns.iter().any(|column| column.meets(&place.at));
    }
    places.sort_by(|a, b| a.number.cmp(&b.number));
    Plan { places, columns, reserved }
}

/// The lines a generated hall is drawn on.
struct Grid<'a> {
    floor: &'a Floor<'a>,
    aisles: usize,
    /// Length of a block between two cross aisles.
    block_cm: i32,
}

/// One of the two blocks between the cross aisles.
#[derive(Copy, Clone)]
enum Block {
    Near,
    Far,
}

/// Which side of its aisle a row of booths stands on.
#[derive(Copy, Clone)]
enum Hand {
    Left,
    Right,
}

/// What is built along one side of an aisle in one block: the lengths along the aisle, gaps included.
enum Row {
    Cells(&'static [i32]),
    Islands(&'static [i32]),
    Nothing,
}

impl<'a> Grid<'a> {
    fn of(floor: &'a Floor<'a>) -> Self {
        let across = floor.width_cm - 2 * WALL_CM - (MAIN_CM - MINOR_CM);
        let aisles = usize::try_from(across / (2 * CELL_CM + MINOR_CM)).unwrap_or(0).min(LETTERS.len());
        let cells = (floor.depth_cm - 3 * MAIN_CM) / 2 / CELL_CM;
        Self { floor, aisles, block_cm: cells.max(0) * CELL_CM }
    }

    /// The aisle that is 6 m wide.
    fn main_aisle(&self) -> usize {
        PLAIN_AISLES.min(self.aisles.saturating_sub(1))
    }

    /// The left edge of the aisle's floor.
    fn aisle_x(&self, aisle: usize) -> i32 {
        let wider = if aisle > self.main_aisle() { MAIN_CM - MINOR_CM } else { 0 };
        let before = i32::try_from(aisle).unwrap_or(0) * (2 * CELL_CM + MINOR_CM);
        WALL_CM + CELL_CM + before + wider
    }

    fn row_x(&self, aisle: usize, hand: Hand) -> i32 {
        let width = if aisle == self.main_aisle() { MAIN_CM } else { MINOR_CM };
        match hand {
            Hand::Left => self.aisle_x(aisle) - CELL_CM,
            Hand::Right => self.aisle_x(aisle) + width,
        }
    }

    /// The edge of the block nearest to the entrance.
    fn block_front(&self, block: Block) -> i32 {
        let near = self.floor.depth_cm - MAIN_CM;
        match block {
            Block::Near => near,
            Block::Far => near - self.block_cm - MAIN_CM,
        }
    }

    fn places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        for aisle in 0..self.aisles {
            for block in [Block::Near, Block::Far] {
                for hand in [Hand::Left, Hand::Right] {
                    self.build(aisle, block, hand, &mut places);
                }
            }
        }
        places
    }

    fn build(&self, aisle: usize, block: Block, hand: Hand, places: &mut Vec<Place>) {
        let (lengths, build, width) = match self.row(aisle, block, hand) {
            Row::Cells(lengths) => (lengths, Build::Shell, CELL_CM),
            Row::Islands(lengths) => (lengths, Build::Raw, ISLAND_CM),
            Row::Nothing => return,
        };
        let gap = if build == Build::Raw { MINOR_CM } else { 0 };
        let (x, front) = (self.row_x(aisle, hand), self.block_front(block));
        let mut from = 0;
        for length in lengths.iter().cycle() {
            let length = (*length).min(self.block_cm - from);
            if length < CELL_CM || (build == Build::Raw && length < ISLAND_CM) {
                break;
            }
            let at = Rect { x, y: front - from - length, w: width, d: length };
            places.push(Place {
                number: self.number(aisle, block, hand, from),
                at,
                build,
                open_sides: 0,
                blocked: false,
            });
            from += length + gap;
        }
    }

    /// Hall, letter, and the lowest position covered, odd on the left.
    fn number(&self, aisle: usize, block: Block, hand: Hand, from: i32) -> String {
        let before = if matches!(block, Block::Far) { self.block_cm / CELL_CM } else { 0 };
        let position = before + from / CELL_CM;
        let odd = if matches!(hand, Hand::Left) { 1 } else { 2 };
        format!("{}{}{:02}", self.floor.code, char::from(LETTERS[aisle]), 2 * position + odd)
    }

    /// The mix: plain 9 m² booths in the first aisles, pairs along the main aisle, then islands behind every other
    /// aisle, and rows of 27, 15 and 12 m² in the last one.
    fn row(&self, aisle: usize, block: Block, hand: Hand) -> Row {
        let last = self.aisles - 1;
        let after_main = aisle.checked_sub(self.main_aisle());
        match (after_main, hand, block) {
            (None, ..) => Row::Cells(&[CELL_CM]),
            (Some(0), ..) => Row::Cells(&[2 * CELL_CM]),
            (Some(2 | 4), Hand::Left, _) => Row::Nothing,
            (_, Hand::Left, _) if aisle == last => Row::Cells(&[3 * CELL_CM]),
            (_, Hand::Right, Block::Near) if aisle == last => {
                Row::Cells(&[400, 400, 400, 400, 400, 400, 400, 500])
            }
            (_, Hand::Right, Block::Far) if aisle == last => Row::Cells(&[500]),
            (Some(1), Hand::Right, Block::Near) => Row::Islands(&[ISLAND_CM]),
            (Some(1), Hand::Right, Block::Far) => Row::Islands(&[1500]),
            (Some(3), Hand::Right, Block::Near) => Row::Islands(&[900, 600, 1200]),
            (Some(3), Hand::Right, Block::Far) => Row::Islands(&[1200, 1800]),
            _ => Row::Cells(&[CELL_CM]),
        }
    }

    /// Four columns of the building, each in the back corner of a booth.
    fn columns(&self) -> Vec<Rect> {
        let (side, mut columns) = (100, Vec::new());
        for aisle in [1, 3].into_iter().filter(|aisle| *aisle < self.aisles) {
            for block in [Block::Near, Block::Far] {
                let x = self.row_x(aisle, Hand::Right) + CELL_CM - side;
                let y = self.block_front(block) - (self.block_cm / 2 / CELL_CM) * CELL_CM - side;
                columns.push(Rect { x, y, w: side, d: side });
            }
        }
        columns
    }

    /// The far right corner, from the back of the last island block to the wall.
    fn reserved(&self) -> Option<Rect> {
        let kept = self.floor.lounge == Lounge::FarRight && self.aisles > self.main_aisle() + 4;
        let x = self.row_x(self.main_aisle() + 3, Hand::Right);
        let front = self.block_front(Block::Far);
        let right = self.row_x(self.aisles.saturating_sub(1), Hand::Right) + CELL_CM;
        kept.then_some(Rect { x, y: front - self.block_cm, w: right - x, d: self.block_cm })
    }
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
