export const on = async () => ({ statusCode: 200 });
export const ring = async () => ({ statusCode: 200 });
