export const warn = async () => ({ statusCode: 200 });
