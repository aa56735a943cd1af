export const add = async () => ({ statusCode: 200 });
export const seats = async () => ({ statusCode: 200 });
