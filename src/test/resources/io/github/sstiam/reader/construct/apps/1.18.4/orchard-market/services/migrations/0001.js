module.exports.up = async () => {};
module.exports.down = async () => {};
