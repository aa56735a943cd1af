export const guard = async () => ({ statusCode: 200 });
export const join = async () => ({ statusCode: 200 });
export const leave = async () => ({ statusCode: 200 });
export const say = async () => ({ statusCode: 200 });
