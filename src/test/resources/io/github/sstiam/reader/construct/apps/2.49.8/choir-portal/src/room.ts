export const beat = async () => ({ statusCode: 200 });
export const enter = async () => ({ statusCode: 200 });
export const guard = async () => ({ statusCode: 200 });
export const leave = async () => ({ statusCode: 200 });
