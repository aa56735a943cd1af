module.exports = { serverModuleFormat: "esm" };
