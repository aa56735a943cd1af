export const create = async () => ({ statusCode: 200 });
export const remove = async () => ({ statusCode: 200 });
export const update = async () => ({ statusCode: 200 });
