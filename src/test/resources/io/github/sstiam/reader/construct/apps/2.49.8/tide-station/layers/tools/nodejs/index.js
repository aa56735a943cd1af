exports.metres = (feet) => feet * 0.3048;
