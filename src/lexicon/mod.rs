//! Tables embedded in the binary: data that an Arabic editor can review line by line.

pub mod classes;
pub mod common;
pub mod cues;
pub mod desk;
pub mod given_names;
pub mod institutions;
pub mod kind;
pub mod marks;
pub mod nationality;
pub mod neighbours;
pub mod particles;
pub mod places;
pub mod shape;
pub mod slips;
pub mod titles;
mod verb;
pub mod weights;
