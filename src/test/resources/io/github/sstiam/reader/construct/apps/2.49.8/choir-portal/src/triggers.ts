export const customMessage = async () => ({ statusCode: 200 });
export const postConfirmation = async () => ({ statusCode: 200 });
export const preSignUp = async () => ({ statusCode: 200 });
