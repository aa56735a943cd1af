export const board = async () => ({ statusCode: 200 });
export const chat = async () => ({ statusCode: 200 });
export const mail = async () => ({ statusCode: 200 });
