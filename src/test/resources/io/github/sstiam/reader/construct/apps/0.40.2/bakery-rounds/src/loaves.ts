export const get = async () => ({ statusCode: 200 });
export const list = async () => ({ statusCode: 200 });
export const stock = async () => ({ statusCode: 200 });
export const waste = async () => ({ statusCode: 200 });
