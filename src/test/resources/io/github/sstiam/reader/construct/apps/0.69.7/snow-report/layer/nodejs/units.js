exports.cm = (inches) => inches * 2.54;
