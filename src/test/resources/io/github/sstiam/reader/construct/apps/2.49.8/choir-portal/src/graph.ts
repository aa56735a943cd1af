export const notes = async () => ({ statusCode: 200 });
export const remind = async () => ({ statusCode: 200 });
export const sing = async () => ({ statusCode: 200 });
