//! From what was written to what is true: the passes in order. Only this module builds a model.
