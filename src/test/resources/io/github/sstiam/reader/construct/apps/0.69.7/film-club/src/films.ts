export const add = async () => ({ statusCode: 200 });
export const announce = async () => ({ statusCode: 200 });
export const get = async () => ({ statusCode: 200 });
export const list = async () => ({ statusCode: 200 });
export const recount = async () => ({ statusCode: 200 });
