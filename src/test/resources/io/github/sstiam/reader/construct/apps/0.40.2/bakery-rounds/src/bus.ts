export const buy = async () => ({ statusCode: 200 });
export const rye = async () => ({ statusCode: 200 });
export const spelt = async () => ({ statusCode: 200 });
