exports.wings = 4;
