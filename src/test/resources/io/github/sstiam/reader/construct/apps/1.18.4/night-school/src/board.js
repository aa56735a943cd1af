export const student = async () => ({ statusCode: 200 });
export const teacher = async () => ({ statusCode: 200 });
