exports.depth = 4;
