export const enter = async () => ({ statusCode: 200 });
export const leave = async () => ({ statusCode: 200 });
export const say = async () => ({ statusCode: 200 });
