export const close = async () => ({ statusCode: 200 });
export const get = async () => ({ statusCode: 200 });
