export const change = async () => ({ statusCode: 200 });
export const guard = async () => ({ statusCode: 200 });
export const open = async () => ({ statusCode: 200 });
export const plan = async () => ({ statusCode: 200 });
export const sheet = async () => ({ statusCode: 200 });
