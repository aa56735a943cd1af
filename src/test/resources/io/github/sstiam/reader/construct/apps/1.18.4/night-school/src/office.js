export const key = async () => ({ statusCode: 200 });
export const plan = async () => ({ statusCode: 200 });
export const room = async () => ({ statusCode: 200 });
