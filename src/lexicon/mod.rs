//! Tables embedded in the binary: data that an Arabic editor can review line by line.

pub mod cues;
mod verb;
