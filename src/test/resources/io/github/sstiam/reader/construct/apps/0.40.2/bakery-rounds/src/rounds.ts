export const add = async () => ({ statusCode: 200 });
export const stops = async () => ({ statusCode: 200 });
