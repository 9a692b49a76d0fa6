//! The runtime and facade of errspec.
#![no_std]
