export const close = async () => ({ statusCode: 200 });
export const list = async () => ({ statusCode: 200 });
export const open = async () => ({ statusCode: 200 });
