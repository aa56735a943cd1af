export const open = async () => ({ statusCode: 200 });
