export const list = async () => ({ statusCode: 200 });
export const write = async () => ({ statusCode: 200 });
