export const Graz = async () => ({ statusCode: 200 });
export const Lyon = async () => ({ statusCode: 200 });
